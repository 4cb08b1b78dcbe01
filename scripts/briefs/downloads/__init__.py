"""Files that readers and programs download: the data package and the charts."""

from briefs.downloads.charts import write_charts
from briefs.downloads.feeds import write_feeds
from briefs.downloads.package import DATA_FOLDER, write_data_package

__all__ = ["DATA_FOLDER", "write_charts", "write_data_package", "write_feeds"]

// A worker in front of Material's search worker, which, with the index of all pages, weighs as much
// as a page: both are fetched when the reader types the first letter, not with every page.
"use strict";

const SETUP = 0;
const READY = 1;
const QUERY = 2;
const RESULT = 3;
let setup;
let latest;
let loading;
let isLoaded = false;

const deliver = (data) => dispatchEvent(new MessageEvent("message", { data }));

// The index has no signs before numbers: "$2 billion" is found as "2 billion".
const plain = (data) =>
  data.type === QUERY ? { ...data, data: data.data.replaceAll(/[$€£](?=\d)/g, "") } : data;

const load = async () => {
  const response = await fetch(new URL("../search/documents.json", location));
  const index = await response.json();
  const send = self.postMessage;
  const ready = new Promise((resolve) => {
    self.postMessage = (message) => (message.type === READY ? resolve() : send.call(self, message));
  });
  // Material's worker names its language scripts from where it stands itself.
  const worker = new URL(new URLSearchParams(location.search).get("worker"), location).href;
  const fetchScripts = self.importScripts.bind(self);
  self.importScripts = (...urls) => fetchScripts(...urls.map((url) => new URL(url, worker).href));
  self.importScripts(worker);
  deliver({ ...setup, data: { ...setup.data, ...index } });
  await ready;
  self.postMessage = send;
  isLoaded = true;
  deliver(plain(latest));
};

// Messages of the page come here first; those that this worker delivers pass by.
const receive = (event) => {
  if (!event.isTrusted) return;
  const { data } = event;
  if (isLoaded) {
    event.stopImmediatePropagation();
    deliver(plain(data));
  } else if (data.type === SETUP) {
    setup = data;
    self.postMessage({ type: READY });
  } else if (!loading && !data.data.trim()) {
    self.postMessage({ type: RESULT, data: { items: [] } });
  } else {
    latest = data;
    loading ??= load();
  }
};

addEventListener("message", receive);

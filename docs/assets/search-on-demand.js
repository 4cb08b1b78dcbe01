// A worker in front of Material's search worker, which, with the index of all pages, weighs as much
// as a page: both are fetched when the reader types the first letter, not with every page.
"use strict";

const SETUP = 0;
const READY = 1;
const RESULT = 3;
let setup;
let latest;
let loading;

const deliver = (data) => dispatchEvent(new MessageEvent("message", { data }));

const load = async () => {
  const response = await fetch(new URL("../search/documents.json", location));
  const index = await response.json();
  const send = self.postMessage;
  const ready = new Promise((resolve) => {
    self.postMessage = (message) => (message.type === READY ? resolve() : send.call(self, message));
  });
  removeEventListener("message", receive);
  importScripts(new URL(new URLSearchParams(location.search).get("worker"), location).href);
  deliver({ ...setup, data: { ...setup.data, ...index } });
  await ready;
  self.postMessage = send;
  deliver(latest);
};

const receive = ({ data }) => {
  if (data.type === SETUP) {
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

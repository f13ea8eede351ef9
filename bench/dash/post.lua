-- What a browser sends when the user has typed: the request of the callback out.children.
wrk.method = "POST"
wrk.headers["Content-Type"] = "application/json"
wrk.body = '{"output":"out.children","outputs":{"id":"out","property":"children"},' ..
  '"inputs":[{"id":"in","property":"value","value":"something"}],"changedPropIds":["in.value"],"parsedChangedPropsIds":["in.value"]}'

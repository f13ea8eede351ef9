// Requests to an app without a socket, and its answers as JSON.
#pragma once

#include <fstream>
#include <sstream>
#include <string>

#include <boost/json/parse.hpp>
#include <boost/json/serialize.hpp>

#include <weft/dash.h>

inline weft::Response get(const weft::Dash& app, std::string target) {
  weft::Request request;
  request.method = "GET";
  request.target = std::move(target);
  return app.handle(request);
}

inline weft::Response post(const weft::Dash& app, std::string body, std::string content_type = "application/json") {
  weft::Request request;
  request.method = "POST";
  request.target = "/_dash-update-component";
  request.headers = {{"Content-Type", std::move(content_type)}};
  request.body = std::move(body);
  return app.handle(request);
}

inline std::string text_of(const weft::Response& response) { return std::string(response.body.view()); }

inline weft::Json json_of(const weft::Response& response) { return boost::json::parse(response.body.view()); }

inline weft::Json recorded(const std::string& name) {
  std::ifstream file(std::string(WEFT_TEST_DATA) + "/" + name);
  std::stringstream text;
  text << file.rdbuf();
  return boost::json::parse(text.str());
}

/// The request of a callback "out.children" with one Input "in.value".
inline std::string one_input(const weft::Json& value) {
  return boost::json::serialize(weft::Json{{"output", "out.children"},
                                           {"outputs", {{"id", "out"}, {"property", "children"}}},
                                           {"inputs", {{{"id", "in"}, {"property", "value"}, {"value", value}}}},
                                           {"changedPropIds", {"in.value"}}});
}

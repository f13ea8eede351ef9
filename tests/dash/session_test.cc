// Cookies, and the sessions that are kept in one.
#include <gtest/gtest.h>

#include <weft/dcc.h>
#include <weft/html.h>
#include <weft/session.h>

#include "error_of.h"
#include "requests.h"

using namespace weft;

namespace {

const std::string key = "0123456789abcdef", other_key = "fedcba9876543210";

/// A request of a browser that has kept what the answer set.
Request with_cookie_of(const Response& response) {
  Request request;
  const std::string_view header = response.header("Set-Cookie");
  request.headers = {{"Cookie", "a=1; " + std::string(header.substr(0, header.find(';'))) + "; b=2"}};
  return request;
}

Response written(const SessionCookie& session, const boost::json::object& values) {
  Response response;
  session.write(response, values);
  return response;
}

TEST(Session, ComesBackAsItWasWritten) {
  const SessionCookie session({key});
  const boost::json::object values{{"user", "ada <é>"}, {"visits", 3}, {"list", {1.5, nullptr, true}}};
  const Response response = written(session, values);
  EXPECT_EQ(session.read(with_cookie_of(response)), values);
  EXPECT_NE(response.header("Set-Cookie").find("; Max-Age=2678400; Path=/; SameSite=Lax; HttpOnly"), std::string::npos);
  EXPECT_EQ(session.read({}), boost::json::object());
}

TEST(Session, WhatOthersWriteIsNotBelieved) {
  const SessionCookie session({key});
  const Response response = written(session, {{"user", "ada"}});
  Request request = with_cookie_of(response);
  const std::string sent = request.headers[0].second;
  const std::size_t begin = sent.find("session=") + 8, end = sent.find("; b=2");
  for (std::size_t i = begin; i < end; ++i) {
    request.headers[0].second = sent;
    request.headers[0].second[i] = sent[i] == 'A' ? 'B' : 'A';
    EXPECT_EQ(session.read(request), boost::json::object()) << "changed at " << i;
    request.headers[0].second = sent.substr(0, i);
    EXPECT_EQ(session.read(request), boost::json::object()) << "cut at " << i;
  }
  for (const char* text : {"", ".", "..", "e30=.1.", "e30=", "x.y.z", "e30=.9999999999.AAAA"}) {
    request.headers = {{"Cookie", std::string("session=") + text}};
    EXPECT_EQ(session.read(request), boost::json::object()) << text;
  }
  EXPECT_EQ(SessionCookie({other_key}).read(with_cookie_of(response)), boost::json::object());
  Request renamed = with_cookie_of(response);
  renamed.headers[0].second.replace(renamed.headers[0].second.find("session="), 8, "another=");
  EXPECT_EQ(SessionCookie({key}, {.name = "another"}).read(renamed), boost::json::object()) << "a cookie is signed for its name";
}

TEST(Session, KeysCanBeReplaced) {
  const Response old = written(SessionCookie({key}), {{"n", 1}});
  const SessionCookie session({other_key, key});
  EXPECT_EQ(session.read(with_cookie_of(old)), (boost::json::object{{"n", 1}}));
  EXPECT_EQ(SessionCookie({other_key}).read(with_cookie_of(written(session, {{"n", 2}}))), (boost::json::object{{"n", 2}}));
}

TEST(Session, EndsAfterItsLifetime) {
  const SessionCookie session({key}, {.lifetime = std::chrono::seconds(-1)});
  EXPECT_EQ(session.read(with_cookie_of(written(session, {{"n", 1}}))), boost::json::object());
}

TEST(Session, IsForgotten) {
  const SessionCookie session({key},
                              {.domain = "example.org", .name = "s", .path = "/app", .same_site = "Strict", .secure = true});
  Response response;
  session.clear(response);
  EXPECT_EQ(response.header("Set-Cookie"), "s=; Domain=example.org; Max-Age=0; Path=/app; SameSite=Strict; Secure; HttpOnly");
}

TEST(Session, IsReadAndWrittenInCallbacks) {
  const SessionCookie session({key});
  Dash app;
  app.layout = html::Div({dcc::Input({.id = "in"}), html::Div({.id = "out"})});
  app.callback(Output{"out", "children"}, Input{"in", "value"}, [session](int n) {
    boost::json::object values = session.read(ctx().request());
    const Json before = values.contains("n") ? values["n"] : Json("nothing");
    values["n"] = n;
    session.write(ctx(), values);
    if (n == 0) session.clear(ctx());
    return before;
  });
  Request request;
  request.method = "POST";
  request.target = "/_dash-update-component";
  request.headers = {{"Content-Type", "application/json"}};
  request.body = one_input(1);
  const Response first = app.handle(request);
  EXPECT_EQ(json_of(first).at("response").at("out").at("children"), "nothing");
  request.headers.push_back(with_cookie_of(first).headers[0]);
  request.body = one_input(2);
  EXPECT_EQ(json_of(app.handle(request)).at("response").at("out").at("children"), 1);
}

TEST(Session, RefusesWhatMakesNoSense) {
  EXPECT_EQ(error_of([] { SessionCookie({}); }), "user: A SessionCookie needs a key");
  EXPECT_EQ(error_of([] { SessionCookie({key, "short"}); }), "user: The key of a SessionCookie needs at least 16 bytes, not 5");
  EXPECT_EQ(error_of([] { SessionCookie({key}, {.name = "a b"}); }), "user: A cookie cannot have this name: a b");
  EXPECT_EQ(error_of([] { SessionCookie({key}, {.same_site = "lax"}); }),
            "user: Unknown same_site of a cookie (have: Strict, Lax, None): lax");
  EXPECT_EQ(error_of([] {
              written(SessionCookie({key}), {{"text", std::string(4000, 'x')}});
            }),
            "user: The values of a session need more than the 4096 bytes that browsers keep of a cookie: 5412");
}

}  // namespace

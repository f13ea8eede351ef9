// What stands around an app: hooks, passwords and tokens, hosts, health and metrics.
#include <gtest/gtest.h>

#include <weft/auth.h>
#include <weft/dcc.h>
#include <weft/html.h>

#include "error_of.h"
#include "requests.h"

using namespace weft;

namespace {

Request request_for(std::string target, HttpHeaders headers = {}) {
  Request request;
  request.method = "GET";
  request.target = std::move(target);
  request.headers = std::move(headers);
  return request;
}

class Serving : public testing::Test {
 protected:
  explicit Serving(DashOptions options = {.health_endpoint = "health", .metrics_endpoint = "metrics"})
      : app_(std::move(options)) {
    app_.layout = html::Div({dcc::Input({.id = "in"}), html::Div({.id = "out"})});
    app_.callback(Output{"out", "children"}, Input{"in", "value"}, [](int n) { return n; });
  }
  int status(std::string target, HttpHeaders headers = {}) {
    return app_.handle(request_for(std::move(target), std::move(headers))).status;
  }

  Dash app_;
};

TEST_F(Serving, HooksAnswerInTheAppsPlace) {
  app_.before_request([](const Request& request) -> std::optional<Response> {
    if (request.path() == "/secret") return Response::text(403, "no");
    return std::nullopt;
  });
  app_.after_request([](const Request&, Response& response) { response.set("X-Frame-Options", "DENY"); });
  EXPECT_EQ(status("/secret"), 403);
  const Response response = app_.handle(request_for("/_dash-layout"));
  EXPECT_EQ(response.status, 200);
  EXPECT_EQ(response.header("X-Frame-Options"), "DENY");
  EXPECT_EQ(error_of([&] { app_.before_request({}); }), "user: The app already answers requests; add hooks before");
}

TEST_F(Serving, WhatAHookThrowsIsAnError) {
  app_.before_request([](const Request&) -> std::optional<Response> { throw std::runtime_error("broken"); });
  EXPECT_EQ(status("/"), 500);
}

TEST_F(Serving, PasswordsAreAskedFor) {
  app_.before_request(basic_auth({{"ada", "lovelace"}, {"é", "p:w"}}));
  const Response refused = app_.handle(request_for("/"));
  EXPECT_EQ(refused.status, 401);
  EXPECT_EQ(refused.header("WWW-Authenticate"), "Basic realm=\"app\", charset=\"UTF-8\"");
  EXPECT_EQ(status("/", {{"Authorization", "Basic YWRhOmxvdmVsYWNl"}}), 200);   // ada:lovelace
  EXPECT_EQ(status("/", {{"authorization", "basic  YWRhOmxvdmVsYWNl"}}), 200);  // schemes have no case
  EXPECT_EQ(status("/", {{"Authorization", "Basic w6k6cDp3"}}), 200);           // é:p:w
  EXPECT_EQ(status("/", {{"Authorization", "Basic YWRhOmxvdmVsYWNlIQ=="}}), 401);
  EXPECT_EQ(status("/", {{"Authorization", "Basic YWRhOg=="}}), 401);  // ada:
  EXPECT_EQ(status("/", {{"Authorization", "Basic YWRh"}}), 401);      // ada
  EXPECT_EQ(status("/", {{"Authorization", "Basic Ym9iOmxvdmVsYWNl"}}), 401);
  EXPECT_EQ(status("/", {{"Authorization", "Basic %%%"}}), 401);
  EXPECT_EQ(status("/", {{"Authorization", "Basic"}}), 401);
  EXPECT_EQ(status("/_dash-layout"), 401);
  EXPECT_EQ(status("/health"), 200) << "who watches the app has no password";
}

TEST_F(Serving, TokensAreAskedFor) {
  app_.before_request(bearer_auth([](std::string_view token) { return token == "t0k.en"; }, "data"));
  EXPECT_EQ(app_.handle(request_for("/")).header("WWW-Authenticate"), "Bearer realm=\"data\"");
  EXPECT_EQ(status("/", {{"Authorization", "Bearer t0k.en"}}), 200);
  const Response wrong = app_.handle(request_for("/", {{"Authorization", "Bearer other"}}));
  EXPECT_EQ(wrong.status, 401);
  EXPECT_EQ(wrong.header("WWW-Authenticate"), "Bearer realm=\"data\", error=\"invalid_token\"");
  EXPECT_EQ(status("/", {{"Authorization", "Bearer "}}), 401);
}

TEST(Auth, RefusesWhatMakesNoSense) {
  EXPECT_EQ(error_of([] { basic_auth({}); }), "user: basic_auth needs a user: {{\"name\", \"password\"}}");
  EXPECT_EQ(error_of([] { basic_auth({{"a:b", "x"}}); }), "user: A user's name cannot be empty or hold a colon: a:b");
  EXPECT_EQ(error_of([] { basic_auth({{"a", ""}}); }), "user: A user needs a password: a");
  EXPECT_EQ(error_of([] {
              basic_auth({{"a", "x"}}, "two\nlines");
            }),
            "user: A realm cannot hold quotes, backslashes or line breaks: two\nlines");
  EXPECT_EQ(error_of([] { bearer_auth({}); }), "user: bearer_auth needs a function that says whether a token is valid");
}

TEST_F(Serving, MetricsCountWhatWasAnswered) {
  post(app_, one_input(1));
  post(app_, one_input("text"));
  EXPECT_EQ(status("/_dash-layout"), 200);
  const Response response = app_.handle(request_for("/metrics"));
  EXPECT_EQ(response.header("Content-Type"), "text/plain; version=0.0.4; charset=utf-8");
  const std::string text = text_of(response);
  for (const char* line :
       {"weft_requests_total{route=\"callback\",status=\"2xx\"} 1\n",
        "weft_requests_total{route=\"callback\",status=\"4xx\"} 1\n", "weft_requests_total{route=\"layout\",status=\"2xx\"} 1\n",
        "weft_request_seconds_bucket{route=\"callback\",le=\"+Inf\"} 2\n",
        "weft_request_seconds_count{route=\"callback\"} 2\n"}) {
    EXPECT_NE(text.find(line), std::string::npos) << line << text;
  }
}

TEST_F(Serving, HealthIsThereOnlyWhereItWasAskedFor) {
  EXPECT_EQ(text_of(get(app_, "/health")), "OK");
  Dash other;
  other.layout = html::Div("x");
  EXPECT_NE(text_of(get(other, "/health")), "OK");
}

TEST(Hosts, OthersAreRefused) {
  Dash app({.allowed_hosts = {"example.org", "127.0.0.1:8050"}});
  app.layout = html::Div("x");
  EXPECT_EQ(app.handle(request_for("/", {{"Host", "Example.org"}})).status, 200);
  EXPECT_EQ(app.handle(request_for("/", {{"Host", "127.0.0.1:8050"}})).status, 200);
  EXPECT_EQ(app.handle(request_for("/", {{"Host", "evil.example"}})).status, 400);
  EXPECT_EQ(app.handle(request_for("/")).status, 400);
}

TEST_F(Serving, PagesOfOtherSitesCallNothing) {
  Request request =
      request_for("/_dash-update-component", {{"Content-Type", "application/json"}, {"Sec-Fetch-Site", "cross-site"}});
  request.method = "POST";
  request.body = one_input(1);
  EXPECT_EQ(app_.handle(request).status, 403);
  request.headers[1].second = "same-origin";
  EXPECT_EQ(app_.handle(request).status, 200);
}

}  // namespace

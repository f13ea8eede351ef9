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
  app_.after_request([](const Request&, Response& response) { response.set("X-Frame-Options", "DENY"); });
  app_.before_request([](const Request&) -> std::optional<Response> { throw std::runtime_error("broken"); });
  const Response response = app_.handle(request_for("/"));
  EXPECT_EQ(response.status, 500);
  EXPECT_EQ(response.header("X-Frame-Options"), "DENY");
}

TEST(LayoutFunction, AsksForItsRequest) {
  Dash app;
  app.layout = [] {
    ctx().set_cookie("seen", "yes");
    return html::Div("Hello " + std::string(ctx().request().header("X-User")));
  };
  const Response response = app.handle(request_for("/_dash-layout", {{"X-User", "Ada"}}));
  EXPECT_NE(text_of(response).find("Hello Ada"), std::string::npos);
  EXPECT_TRUE(response.header("Set-Cookie").starts_with("seen=yes"));
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

TEST_F(Serving, HandlersAreToldTheUser) {
  EXPECT_EQ(request_for("/", {{"Authorization", "Basic YWRhOmxvdmVsYWNl"}}).user(), "ada");
  EXPECT_EQ(request_for("/", {{"Authorization", "Basic w6k6cDp3"}}).user(), "é");
  EXPECT_EQ(request_for("/", {{"Authorization", "Basic YWRh"}}).user(), "");
  EXPECT_EQ(request_for("/", {{"Authorization", "Bearer YWRhOmxvdmVsYWNl"}}).user(), "");
  EXPECT_EQ(request_for("/").user(), "");
}

TEST(Redirect, LeadsTheBrowserElsewhere) {
  EXPECT_EQ(Response::redirect("/login").status, 302);
  EXPECT_EQ(Response::redirect("/login?next=%2Fa#b", 303).header("Location"), "/login?next=%2Fa#b");
  EXPECT_EQ(Response::redirect("https://example.org/a b\"é\r\nX: y").header("Location"),
            "https://example.org/a%20b%22%C3%A9%0D%0AX:%20y");
  EXPECT_EQ(error_of([] { Response::redirect("/", 200); }), "user: A redirect has status 301, 302, 303, 307 or 308, not: 200");
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

/// An app whose callbacks ask for the token that the page got.
class Guarded : public Serving {
 protected:
  Guarded()
      : Serving({.content_security_policy = {{{"frame-ancestors", "'none'"}, {"object-src", "https://example.org"}}},
                 .csrf_protection = true}) {}
  int call(HttpHeaders headers) {
    Request request = request_for("/_dash-update-component", std::move(headers));
    request.method = "POST";
    request.headers.emplace_back("Content-Type", "application/json");
    request.body = one_input(1);
    return app_.handle(request).status;
  }
};

TEST_F(Guarded, CallbacksNeedTheTokenOfThePage) {
  const std::string cookie(app_.handle(request_for("/")).header("Set-Cookie"));
  ASSERT_TRUE(cookie.starts_with("_csrf_token="));
  EXPECT_TRUE(cookie.ends_with("; Path=/; SameSite=Strict")) << "the page has to read it: " << cookie;
  const std::string token = cookie.substr(12, cookie.find(';') - 12);
  EXPECT_EQ(token.size(), 32u);
  EXPECT_EQ(call({{"Cookie", "_csrf_token=" + token}, {"X-CSRFToken", token}}), 200);
  EXPECT_EQ(call({{"Cookie", "_csrf_token=" + token}}), 403);
  EXPECT_EQ(call({{"X-CSRFToken", token}}), 403);
  EXPECT_EQ(call({{"Cookie", "_csrf_token="}, {"X-CSRFToken", ""}}), 403);
  EXPECT_EQ(call({{"Cookie", "_csrf_token=" + token}, {"X-CSRFToken", token.substr(1)}}), 403);
  EXPECT_EQ(app_.handle(request_for("/", {{"Cookie", "_csrf_token=" + token}})).header("Set-Cookie"), "")
      << "other pages of the browser keep theirs";
  EXPECT_NE(std::string(app_.handle(request_for("/")).header("Set-Cookie")), cookie);
}

TEST(ContentSecurityPolicy, AllowsWhatTheAppItselfLoads) {
  Dash app({.content_security_policy = std::map<std::string, std::string>{},
            .external_scripts = {"https://cdn.example.org/a.js", {{"src", "https://other.example.org:8443?b"}, {"async", ""}}},
            .external_stylesheets = {"https://cdn.example.org/a.css", "/assets/own.css"}});
  app.layout = html::Div("x");
  const std::string policy(get(app, "/").header("Content-Security-Policy"));
  EXPECT_NE(policy.find(" https://cdn.example.org https://other.example.org:8443; style-src"), std::string::npos) << policy;
  EXPECT_NE(policy.find("style-src 'self' 'unsafe-inline' https://cdn.example.org;"), std::string::npos) << policy;
}

TEST_F(Guarded, ThePageNamesItsScripts) {
  app_.clientside_callback("function(n) { return n; }", Output{"out", "title"}, Input{"in", "value"});
  const std::vector<std::string> hashes = app_.csp_hashes();
  ASSERT_EQ(hashes.size(), 2u);
  // printf 'var renderer = new DashRenderer();' | openssl dgst -sha256 -binary | base64
  EXPECT_EQ(hashes[1], "'sha256-jZlsGVOhUAIcH+4PVs7QuGZkthRMgvT2n0ilH6/zTM0='");
  EXPECT_EQ(app_.handle(request_for("/")).header("Content-Security-Policy"),
            "base-uri 'self'; connect-src 'self'; default-src 'self'; font-src 'self' data:; form-action 'self'; "
            "frame-ancestors 'none'; img-src 'self' data: blob:; object-src https://example.org; script-src 'self' " +
                hashes[0] + " " + hashes[1] + "; style-src 'self' 'unsafe-inline'; worker-src 'self' blob:");
}

TEST_F(Serving, WithoutBeingAskedNothingIsGuarded) {
  const Response page = app_.handle(request_for("/"));
  EXPECT_EQ(page.header("Content-Security-Policy"), "");
  EXPECT_EQ(page.header("Set-Cookie"), "");
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

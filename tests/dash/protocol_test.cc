// Replays what Dash 4.4.1 answered (recorded/record.py) against the same app in C++.
#include <gtest/gtest.h>

#include "requests.h"
#include "traced_app.h"

using namespace weft;

namespace {

class Protocol : public testing::Test {
 protected:
  Protocol() : recorded_(recorded("exchanges.json")) { traced::declare(app_); }

  Dash app_;
  Json recorded_;
};

TEST_F(Protocol, LayoutIsThatOfDash) {
  const Response response = get(app_, "/_dash-layout");
  EXPECT_EQ(response.status, 200);
  EXPECT_EQ(response.header("Content-Type"), "application/json");
  const auto& wanted = recorded_.at("layout").at("props").at("children").as_array();
  const Json layout = json_of(response);
  const auto& got = layout.at("props").at("children").as_array();
  ASSERT_EQ(got.size(), wanted.size());
  for (std::size_t i = 0; i < wanted.size(); ++i) EXPECT_EQ(got[i], wanted[i]);
}

TEST_F(Protocol, ComponentsAsJsonAreWhatIsSent) {
  EXPECT_EQ(dcc::Input({.id = "in", .value = "a"}).to_json(), recorded_.at("layout").at("props").at("children").at(0));
}

TEST_F(Protocol, DependenciesAreThoseOfDash) {
  const Json got = json_of(get(app_, "/_dash-dependencies"));
  const auto& wanted = recorded_.at("dependencies").as_array();
  ASSERT_EQ(got.as_array().size(), wanted.size());
  for (std::size_t i = 0; i < wanted.size(); ++i) EXPECT_EQ(got.at(i), wanted[i]);
}

TEST_F(Protocol, CallbacksAnswerAsDashDoes) {
  for (const Json& exchange : recorded_.at("exchanges").as_array()) {
    SCOPED_TRACE(exchange.at("name").as_string().c_str());
    const Response response = post(app_, boost::json::serialize(exchange.at("request")));
    EXPECT_EQ(response.status, exchange.at("status").as_int64()) << text_of(response);
    if (response.status == 200 && exchange.at("status") == 200) {
      EXPECT_EQ(response.header("Content-Type"), "application/json");
      EXPECT_EQ(json_of(response), exchange.at("response"));
    }
    if (response.status == 204) {
      EXPECT_TRUE(response.body.empty());
    }
  }
}

TEST_F(Protocol, NoAnswerClosesAScript) {
  EXPECT_EQ(text_of(get(app_, "/_dash-layout")).find_first_of("<>"), std::string::npos);
  const std::string answer = text_of(
      post(app_, boost::json::serialize(Json{{"output", "o1.children"},
                                             {"outputs", {{"id", "o1"}, {"property", "children"}}},
                                             {"inputs", {{{"id", "in"}, {"property", "value"}, {"value", "</script>"}}}}})));
  EXPECT_EQ(answer, R"({"multi":true,"response":{"o1":{"children":"single \u003c/script\u003e"}}})");
}

}  // namespace

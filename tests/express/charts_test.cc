// Draws what the functions of plotly.express drew, and compares the figures.
#include <gtest/gtest.h>
#include <boost/json.hpp>

#include "express/recording.h"

namespace weft::px {
namespace {

const boost::json::array& cases() { return recording("charts.json").at("cases").as_array(); }

std::string text_of(const Json& value) { return value.as_string().c_str(); }

class RecordedChart : public testing::TestWithParam<std::size_t> {};

// Puts the recorded y of trendlines in place of those that are equal but for rounding.
void settle_trendlines(const Json& expected, Json& actual) {
  const auto& traces = expected.at("data").as_array();
  auto& drawn = actual.at("data").as_array();
  for (std::size_t i = 0; i < std::min(traces.size(), drawn.size()); ++i) {
    if (text_of(traces[i].at("hovertemplate")).find(" trendline</b>") == std::string::npos) continue;
    auto& y = drawn[i].as_object()["y"];
    if (y.is_object() && is_nearly_equal(traces[i].at("y"), y)) y = traces[i].at("y");
  }
}

TEST_P(RecordedChart, EqualsPlotly) {
  const Json& given = cases()[GetParam()];
  const Json& arguments = given.at("arguments");
  Json actual = recorded_chart(text_of(given.at("function")), recorded_table(text_of(given.at("data"))), arguments).json();

  const Json* name = arguments.as_object().if_contains("template");
  const std::string key = name ? boost::json::serialize(*name) : "\"plotly\"";
  auto& layout = actual.at("layout").as_object();
  EXPECT_EQ(difference(recording("templates.json").at("templates").at(key), layout.at("template")), "");
  layout.erase("template");
  if (arguments.as_object().contains("trendline")) settle_trendlines(given.at("figure"), actual);
  EXPECT_EQ(difference(given.at("figure"), actual), "");
}

std::string name_of(const testing::TestParamInfo<std::size_t>& info) {
  const Json& given = cases()[info.param];
  return text_of(given.at("function")) + "__" + text_of(given.at("name"));
}

INSTANTIATE_TEST_SUITE_P(All, RecordedChart, testing::Range<std::size_t>(0, cases().size()), name_of);

}  // namespace
}  // namespace weft::px

// What plans look like as text, and that printing computes nothing.
#include <sstream>

#include "frame_case/frame_case.h"

namespace weft::frame_test {
namespace {

using dd::DataFrame;

template <class T>
std::string printed(const T& value) {
  std::ostringstream out;
  out << value;
  return out.str();
}

/// A section of explain(): "Plan", "Optimized" or "Tasks", with the folder of the data left out.
std::string section(const std::string& text, const std::string& name) {
  std::size_t begin = text.find(name + "\n");
  if (begin == std::string::npos) return "no section " + name + " in:\n" + text;
  begin += name.size() + 1;
  std::string lines = text.substr(begin, text.find("\n\n", begin) - begin);
  while (!lines.empty() && lines.back() == '\n') lines.pop_back();
  for (std::size_t at; (at = lines.find(data_file(""))) != std::string::npos;) lines.erase(at, data_file("").size());
  return lines;
}

class Explain : public testing::Test {
 protected:
  DataFrame df = dd::read_csv(data_file("countries.csv"), {.blocksize = 1000});
};

TEST_F(Explain, FilterAndProjectionReachTheReader) {
  const std::string text = df[df["year"] == 2007 && df["pop"] > 5e6][{"country", "lifeExp"}].explain();
  EXPECT_EQ(section(text, "Plan"),
            "project [country, lifeExp]\n"
            "  filter ((year == 2007) && (pop > 5000000.0))\n"
            "    read_csv countries.csv [country, continent, year, lifeExp, pop, gdpPercap]");
  EXPECT_EQ(section(text, "Optimized"), "read_csv countries.csv [country, lifeExp] where ((year == 2007) && (pop > 5000000.0))");
  EXPECT_EQ(section(text, "Tasks"),
            "4 tasks, each:\n"
            "read_csv countries.csv [country, lifeExp] where ((year == 2007) && (pop > 5000000.0))");
}

TEST_F(Explain, AggregationIsSplit) {
  const std::string text = df.groupby("continent").agg({{"lifeExp", "mean", "life"}, {"pop", "max"}}).explain();
  EXPECT_EQ(section(text, "Optimized"),
            "aggregate [life = mean(lifeExp), pop = max(pop)] by [continent]\n"
            "  read_csv countries.csv [continent, lifeExp, pop]");
  EXPECT_TRUE(section(text, "Tasks").starts_with("4 tasks, each:\npartition_by hash of continent into ")) << text;
  EXPECT_NE(text.find(" tasks, each:\nproject [continent, life = "), std::string::npos) << text;
}

TEST_F(Explain, SortLooksAtTheKeysFirst) {
  const std::string text = df.sort_values("pop").explain();
  EXPECT_TRUE(section(text, "Tasks")
                  .starts_with("4 tasks, each:\n"
                               "spread_sample of 2048 rows\n"
                               "  limit 131072\n"
                               "    project [pop]\n"
                               "      read_csv countries.csv [pop]\n"))
      << text;
}

TEST_F(Explain, SortWithLimitKeepsFewRows) {
  // head() computes, so its plan is seen through a frame of the same shape.
  const std::string text = df.sort_values("pop")[{"country"}].explain();
  EXPECT_EQ(section(text, "Optimized"),
            "project [country]\n"
            "  sort [pop]\n"
            "    read_csv countries.csv [country, pop]");
}

TEST_F(Explain, TasksAreFewHoweverLittleMemoryThereIs) {
  KeepConfig keep;
  set_config({.threads = 2, .memory_limit = "1MB"});
  const DataFrame years = df.groupby("year").agg({{"pop", "sum", "all"}});
  const std::string text = df.sort_values("pop").merge(years, {.on = "year"}).groupby("country").size().explain();
  std::istringstream lines(section(text, "Tasks"));
  int printed = 0;
  for (std::string line; std::getline(lines, line);) {
    const std::size_t end = line.find(" task");
    if (end == std::string::npos || line[0] < '0' || line[0] > '9') continue;
    ++printed;
    EXPECT_LE(std::stoi(line), 100) << line;
  }
  EXPECT_GT(printed, 3) << text;
}

TEST_F(Explain, SeriesAndScalars) {
  EXPECT_EQ(section((df["pop"] * 2).explain(), "Optimized"), "project [pop = (pop * 2)]\n  read_csv countries.csv [pop]");
  EXPECT_EQ(section(df["pop"].sum().explain(), "Optimized"), "aggregate [pop = sum(pop)]\n  read_csv countries.csv [pop]");
}

TEST_F(Explain, WithoutTheOptimizerPlansRunAsWritten) {
  KeepConfig keep;
  set_config({.optimize = false});
  const std::string text = df[df["year"] == 2007][{"country"}].explain();
  EXPECT_EQ(section(text, "Optimized"), section(text, "Plan"));
}

TEST_F(Explain, ARuleCanBeSwitchedOff) {
  KeepConfig keep;
  set_config({.rules_off = {"push_filter_into_read_csv"}});
  EXPECT_EQ(section(df[df["year"] == 2007][{"country"}].explain(), "Optimized"),
            "project [country]\n"
            "  filter (year == 2007)\n"
            "    read_csv countries.csv [country, year]");
}

TEST_F(Explain, WhatIsSharedIsPrintedOnce) {
  DataFrame late = df[df["year"] > 1980];
  const std::string text = section(late.groupby("continent").size().explain(), "Plan");
  EXPECT_EQ(text.find("read_csv"), text.rfind("read_csv")) << text;
}

TEST_F(Explain, FramesPrintTheirColumnsAndPlan) {
  std::string text = printed(df[df["year"] == 2007][{"country", "pop"}]);
  text.erase(text.find(data_file("")), data_file("").size());
  EXPECT_EQ(text,
            "DataFrame, not computed: 2 columns in 4 partitions\n"
            "  country  string\n"
            "  pop      int64\n"
            "project [country, pop]\n"
            "  filter (year == 2007)\n"
            "    read_csv countries.csv [country, continent, year, lifeExp, pop, gdpPercap]\n");
  EXPECT_EQ(printed(df["pop"] + 1), "Series pop: int64, not computed\n");
}

TEST_F(Explain, TablesPrintAsPandasDoes) {
  EXPECT_EQ(printed(df.sort_values({"country", "year"})[{"country", "year", "lifeExp", "pop"}].head(3)),
            "  country  year  lifeExp      pop\n"
            "0  Brazil  1952   42.833  1259213\n"
            "1  Brazil  1963   44.964  1777532\n"
            "2  Brazil  1974   48.210  2655580\n");
}

}  // namespace
}  // namespace weft::frame_test

// What is told of a computation afterwards: as text, as a trace, and of a plan as a drawing.
#include <fstream>
#include <set>
#include <sstream>

#include <boost/json/parse.hpp>

#include "engine_case.h"

namespace weft::engine_test {
namespace {

std::string text_of(const std::string& path) {
  std::ifstream file(path);
  std::stringstream text;
  text << file.rdbuf();
  return text.str();
}

bool contains(const std::string& text, const std::string& part) { return text.find(part) != std::string::npos; }

TEST(Analyze, TellsRowsOfEachOperator) {
  for (const char* executor : {"local", "loopback"}) {
    KeepConfig keep;
    set_config({.executor = executor});
    const dd::DataFrame df = large_frame(4);
    const std::string text = df[df["id"] < 1000].sort_values("id").analyze();
    EXPECT_TRUE(text.starts_with("Computed in ")) << text;
    EXPECT_TRUE(contains(text, " 0 B written to disk\n")) << text;
    EXPECT_TRUE(contains(text, "\nStage 1\n       rows in      rows out    bytes in        time  operator\n")) << text;
    // All rows go into the filter, in the four tasks together, and a thousand come out.
    EXPECT_TRUE(contains(text, "        200003          1000 ")) << text;
    EXPECT_TRUE(contains(text, "filter (id < 1000)")) << text;
    EXPECT_TRUE(contains(text, "sort [id]")) << text;
  }
}

TEST(Analyze, TellsWhatWentToDisk) {
  KeepConfig keep;
  Folder folder;
  set_config(small_config(folder));
  const std::string text = large_frame().sort_values("id").analyze();
  EXPECT_FALSE(contains(text, " 0 B written to disk")) << text;
  EXPECT_TRUE(contains(text, " MB written to disk")) << text;
}

TEST(Profile, IsATraceOfTheThreads) {
  KeepConfig keep;
  Folder folder;
  set_config(small_config(folder));
  const std::string path = folder.path() + "/trace.json";
  large_frame().sort_values("id").compute({.profile = path});
  const Json trace = boost::json::parse(text_of(path));
  std::set<std::string> kinds;
  for (const Json& event : trace.at("traceEvents").as_array()) {
    EXPECT_EQ(event.at("ph"), "X");
    EXPECT_GE(event.at("ts").to_number<double>(), 0);
    EXPECT_GE(event.at("dur").to_number<double>(), 0);
    kinds.insert(std::string(event.at("cat").as_string()));
  }
  EXPECT_EQ(kinds, (std::set<std::string>{"spill", "stage", "task"}));
}

TEST(Profile, AFileThatCannotBeWrittenIsSaidAtOnce) {
  expect_error(ErrorKind::user, "Profile cannot be written: /nowhere/trace.json",
               [] { large_frame()["id"].sum().compute({.profile = "/nowhere/trace.json"}); });
}

TEST(Visualize, DrawsABoxForEachNode) {
  Folder folder;
  const std::string path = folder.path() + "/plan.svg";
  const dd::DataFrame df = large_frame(4);
  const dd::DataFrame joined = df.merge(df[df["key"] < "key & <b>"], {.on = {"id"}});
  joined.visualize(path);
  const std::string drawing = text_of(path);
  EXPECT_TRUE(drawing.starts_with("<svg xmlns=\"http://www.w3.org/2000/svg\""));
  EXPECT_TRUE(drawing.ends_with("</svg>\n"));
  EXPECT_TRUE(contains(drawing, "filter (key &lt;"));
  EXPECT_TRUE(contains(drawing, "key &amp; &lt;b&gt;"));
  std::size_t sources = 0;
  for (std::size_t at = drawing.find(">in_memory"); at != std::string::npos; at = drawing.find(">in_memory", at + 1)) ++sources;
  EXPECT_EQ(sources, 1u);  // what two read is drawn once
  joined.visualize(path, {.optimized = true});
  EXPECT_TRUE(contains(text_of(path), "</svg>"));
}

TEST(Visualize, SaysWhereItCannotWrite) {
  expect_error(ErrorKind::user, "Drawing cannot be written: /nowhere/plan.svg",
               [] { large_frame().visualize("/nowhere/plan.svg"); });
}

}  // namespace
}  // namespace weft::engine_test

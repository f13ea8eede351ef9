// The recorded cases of all areas of frames, at a cluster: one program with their tests, which computes elsewhere.
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>

#include <gtest/gtest.h>
#include <boost/json/parse.hpp>

#include <weft/client.h>

#include "cluster/running_cluster.h"
#include "frame_case/frame_case.h"

namespace {

using namespace weft;

/// The tests that compare with a record, as a filter. The others of the same files look at plans, or at errors on the user's
/// line.
std::string recorded_cases() {
  std::string filter;
  std::stringstream areas(WEFT_AREAS);
  for (std::string area; std::getline(areas, area, ',');)
    for (const auto& entry : std::filesystem::directory_iterator(WEFT_TESTS "/" + area + "/recorded")) {
      if (entry.path().extension() != ".json") continue;
      std::stringstream text;
      text << std::ifstream(entry.path()).rdbuf();
      const Json record = boost::json::parse(text.str());
      if (const auto* cases = record.as_object().if_contains("cases"))
        for (const auto& [name, expected] : cases->as_object())
          filter += (filter.empty() ? "" : ":") + entry.path().stem().string() + "." + std::string(name);
    }
  // Functions that are in those files a cluster has not got: functions_test.cc sends one of its own.
  return filter +
         "-Functions.*:UserAggregations.*:FrameReductions.Reduction:GroupColumns.Apply*:GroupExtremes.ApplyWithArguments:"
         "GroupRows.Apply*:Groups.TransformByFunction:Partitions.Overlap";
}

/// As most programs run; with WEFT_FRAME_WAYS=all every other way too.
std::vector<frame_test::Way> ways_of_program() {
  if (!std::getenv("WEFT_FRAME_WAYS")) return {{"elsewhere", true, "blocks"}};
  std::vector<frame_test::Way> ways;
  for (const bool optimize : {true, false})
    for (const char* parts : {"whole", "blocks", "lines", "table"}) ways.push_back({"elsewhere", optimize, parts});
  return ways;
}

}  // namespace

int main(int argc, char** argv) {
  GTEST_FLAG_SET(filter, recorded_cases());
  testing::InitGoogleTest(&argc, argv);
  frame_test::use_case_ways(ways_of_program(), [] { return std::make_shared<Client>(test::RunningCluster::only().address()); });
  return RUN_ALL_TESTS();
}

// The cases of frames as this program runs them: at its cluster.
#include <gtest/gtest.h>

#include <weft/client.h>

#include "cluster/running_cluster.h"
#include "frame_case/frame_case.h"

namespace weft::test {
namespace {

[[maybe_unused]] const bool used = [] {
  frame_test::use_case_ways({{"elsewhere", true, "blocks"}},
                            [] { return std::make_shared<Client>(RunningCluster::only().address()); });
  return true;
}();

}  // namespace
}  // namespace weft::test

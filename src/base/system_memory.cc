// The machine, or the control group of the process -> the memory that there is.
#include "base/system_memory.h"

#include <unistd.h>

#include <algorithm>
#include <fstream>
#include <string>

namespace weft::base {
namespace {

constexpr std::uint64_t unlimited = ~std::uint64_t{0};

/// The number in a file; unlimited when there is none ("max").
std::uint64_t read_limit(const std::string& path) {
  std::ifstream file(path);
  std::uint64_t bytes = 0;
  return file >> bytes ? bytes : unlimited;
}

/// The least limit of a group and those above it.
std::uint64_t group_limit(const std::string& root, std::string group, const std::string& file) {
  std::uint64_t least = read_limit(root + "/" + file);
  while (!group.empty() && group != "/") {
    least = std::min(least, read_limit(root + group + "/" + file));
    group.erase(group.rfind('/'));
  }
  return least;
}

std::uint64_t control_group_limit() {
  std::ifstream groups("/proc/self/cgroup");
  std::uint64_t least = unlimited;
  // Lines such as `0::/user.slice` (version 2) and `4:memory:/docker/1f0c` (version 1).
  for (std::string line; std::getline(groups, line);) {
    const std::size_t first = line.find(':'), second = line.find(':', first + 1);
    if (second == std::string::npos) continue;
    const std::string controllers = line.substr(first + 1, second - first - 1), group = line.substr(second + 1);
    if (controllers.empty()) least = std::min(least, group_limit("/sys/fs/cgroup", group, "memory.max"));
    if (controllers == "memory") least = std::min(least, group_limit("/sys/fs/cgroup/memory", group, "memory.limit_in_bytes"));
  }
  return least;
}

}  // namespace

std::uint64_t system_memory() {
  static const std::uint64_t bytes = std::min(control_group_limit(), static_cast<std::uint64_t>(::sysconf(_SC_PHYS_PAGES)) *
                                                                         static_cast<std::uint64_t>(::sysconf(_SC_PAGESIZE)));
  return bytes;
}

}  // namespace weft::base

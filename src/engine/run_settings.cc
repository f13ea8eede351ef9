// The configuration -> what a computation may use.
#include "engine/run_settings.h"

#include <algorithm>
#include <cstdlib>
#include <thread>

#include "base/system_memory.h"

namespace weft::engine {
namespace {

std::uint64_t memory_limit(const Config& config) {
  const std::uint64_t limit = config.memory_limit.count();
  return limit > 0 ? limit : base::system_memory() / 4 * 3;
}

std::string temporary_directory(const Config& config) {
  if (!config.temporary_directory.empty()) return config.temporary_directory;
  const char* given = std::getenv("TMPDIR");
  return given && *given ? given : "/tmp";
}

}  // namespace

RunSettings::RunSettings(const Config& from, const ComputeOptions& given) : config(from), options(given) {
  threads = config.threads > 0 ? static_cast<unsigned>(config.threads) : std::max(1u, std::thread::hardware_concurrency());
  // The rest is what allocators keep, what tasks take for a moment, and the library itself.
  const std::uint64_t limit = memory_limit(config);
  result_bytes = limit / 5;
  task_bytes = limit / 10 * 3 / threads;
  cache_bytes = config.cache_limit.count() == Config::default_cache_limit ? limit / 16 : config.cache_limit.count();
  temporary = temporary_directory(config);
}

}  // namespace weft::engine

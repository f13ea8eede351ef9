// Settings of the process, from the environment and from the program.
#include <weft/config.h>

#include <charconv>
#include <cstdlib>
#include <mutex>
#include <string_view>
#include <vector>

#include <weft/error.h>

#include "base/text.h"

namespace weft {
namespace {

const std::vector<std::string> executors{"local", "loopback"};

void check(const Config& config) {
  if (config.threads < 0)
    throw Error(ErrorKind::user, "Config: .threads cannot be negative (0: one a processor): " + std::to_string(config.threads));
  for (const std::string& known : executors)
    if (config.executor == known) return;
  throw Error(ErrorKind::user, base::not_found("Executor", config.executor, executors));
}

std::string environment(const char* name) {
  const char* value = std::getenv(name);
  return value ? value : "";
}

/// Sets a size that the environment has.
void set_bytes(dd::Bytes& bytes, const char* name) {
  const std::string text = environment(name);
  if (text.empty()) return;
  try {
    bytes = text;
  } catch (const Error& error) {
    throw Error(error.kind(), std::string(name) + ": " + error.what());
  }
}

Config from_environment() {
  Config config;
  if (std::string name = environment("WEFT_EXECUTOR"); !name.empty()) config.executor = name;
  if (std::string value = environment("WEFT_OPTIMIZE"); value == "0" || value == "off" || value == "false")
    config.optimize = false;
  std::string rules = environment("WEFT_RULES_OFF");
  for (std::size_t begin = 0; begin < rules.size();) {
    std::size_t end = std::min(rules.find(',', begin), rules.size());
    if (end > begin) config.rules_off.insert(rules.substr(begin, end - begin));
    begin = end + 1;
  }
  if (std::string threads = environment("WEFT_THREADS"); !threads.empty()) {
    const char* end = threads.data() + threads.size();
    auto [rest, error] = std::from_chars(threads.data(), end, config.threads);
    if (error != std::errc() || rest != end || config.threads < 0)
      throw Error(ErrorKind::user, "WEFT_THREADS is not a number of threads: " + threads);
  }
  set_bytes(config.memory_limit, "WEFT_MEMORY_LIMIT");
  set_bytes(config.cache_limit, "WEFT_CACHE_LIMIT");
  config.temporary_directory = environment("WEFT_TEMPORARY_DIRECTORY");
  check(config);
  return config;
}

struct State {
  std::mutex mutex;
  Config config = from_environment();
};

State& state() {
  static State only;
  return only;
}

}  // namespace

Config config() {
  std::lock_guard lock(state().mutex);
  return state().config;
}

void set_config(const Config& config) {
  check(config);
  std::lock_guard lock(state().mutex);
  state().config = config;
}

}  // namespace weft

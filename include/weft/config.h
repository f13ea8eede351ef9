// Settings of the process.
#pragma once

#include <set>
#include <string>

namespace weft {

/// How computations run. The defaults are right for nearly every program; the environment (WEFT_EXECUTOR, WEFT_OPTIMIZE,
/// WEFT_RULES_OFF, WEFT_THREADS) sets what a program starts with.
struct Config {
  std::string executor = "local";  ///< "local": threads. "loopback": the same, but plans and data cross as bytes, as on a cluster
  bool optimize = true;            ///< whether plans are optimized
  std::set<std::string> rules_off = {};  ///< optimizer rules to leave out, by name
  int threads = 0;                       ///< threads of the local executor; 0: one a processor
};

/// The settings now.
Config config();
/// Changes the settings for computations that start from now on, in all threads. Throws a user Error for an unknown executor.
void set_config(const Config& config);

}  // namespace weft

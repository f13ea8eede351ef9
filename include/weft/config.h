// Settings of the process.
#pragma once

#include <set>
#include <string>

#include <weft/bytes.h>

namespace weft {

/// How computations run. The defaults are right for nearly every program; the environment (WEFT_EXECUTOR, WEFT_OPTIMIZE,
/// WEFT_RULES_OFF, WEFT_THREADS, WEFT_MEMORY_LIMIT, WEFT_CACHE_LIMIT, WEFT_TEMPORARY_DIRECTORY) sets what a program starts with.
struct Config {
  std::string executor = "local";  ///< "local": threads. "loopback": the same, but plans and data cross as bytes, as on a cluster
  bool optimize = true;            ///< whether plans are optimized
  std::set<std::string> rules_off = {};  ///< optimizer rules to leave out, by name
  int threads = 0;                       ///< threads of the local executor; 0: one a processor
  /// What computations may hold in memory, all together; what does not fit waits in files. 0: three quarters of what the machine,
  /// or the control group of the process, has. Tables that the program holds do not count.
  dd::Bytes memory_limit = 0;
  /// Where those files are: in a directory of the process below this one, which goes with the process, or, if that was killed,
  /// when the next one starts. Empty: $TMPDIR, or /tmp.
  std::string temporary_directory = {};
  /// What results may take that are kept to be found again when an equal plan is computed. Files are looked at before a result is
  /// used again: one that has changed is read anew. 0: nothing is kept.
  dd::Bytes cache_limit = default_cache_limit;

  /// Stands for a sixteenth of the memory limit.
  static constexpr std::uint64_t default_cache_limit = ~std::uint64_t{0};
};

/// The settings now.
Config config();
/// Changes the settings for computations that start from now on, in all threads. Throws a user Error for an unknown executor
/// and a negative number of threads.
void set_config(const Config& config);

}  // namespace weft

// What the environment sets when a program starts.
#include <weft/config.h>

#include <cstdlib>
#include <iostream>

#include <gtest/gtest.h>

#include <weft/error.h>

namespace weft {
namespace {

/// Starts a program, as it were, with a variable set: what it says of its settings, or the message of the Error.
void start_with(const char* name, const char* value) {
  setenv(name, value, 1);
  try {
    const Config made = config();
    std::cerr << made.executor << ' ' << made.optimize << ' ' << made.threads << ' ' << made.memory_limit.count() << ' '
              << made.cache_limit.count();
    for (const std::string& rule : made.rules_off) std::cerr << ' ' << rule;
  } catch (const Error& error) {
    std::cerr << error.what();
  }
  std::_Exit(0);  // a forked process is none to look for leaks in
}

void expect(const char* name, const char* value, const char* said) {
  // Settings are read once; each is a process of its own.
  EXPECT_EXIT(start_with(name, value), testing::ExitedWithCode(0), said) << name;
}

TEST(Environment, SetsWhatAProgramStartsWith) {
  const std::string sixteenth = std::to_string(Config::default_cache_limit);
  expect("WEFT_EXECUTOR", "loopback", ("^loopback 1 0 0 " + sixteenth).c_str());
  expect("WEFT_OPTIMIZE", "0", ("^local 0 0 0 " + sixteenth).c_str());
  expect("WEFT_OPTIMIZE", "off", ("^local 0 0 0 " + sixteenth).c_str());
  expect("WEFT_THREADS", "3", ("^local 1 3 0 " + sixteenth).c_str());
  expect("WEFT_MEMORY_LIMIT", "64MB", ("^local 1 0 64000000 " + sixteenth).c_str());
  expect("WEFT_CACHE_LIMIT", "1MiB", "^local 1 0 0 1048576");
  expect("WEFT_RULES_OFF", "reorder_joins,fold_constants", " fold_constants reorder_joins$");
}

TEST(Environment, Mistakes) {
  expect("WEFT_EXECUTOR", "lokal", "^Executor not found: lokal .have: local, loopback; did you mean local.*$");
  expect("WEFT_THREADS", "many", "^WEFT_THREADS is not a number of threads: many$");
  expect("WEFT_THREADS", "-1", "^WEFT_THREADS is not a number of threads: -1$");
  expect("WEFT_MEMORY_LIMIT", "1 gig", "^WEFT_MEMORY_LIMIT: .*1 gig");
  expect("WEFT_CACHE_LIMIT", "lots", "^WEFT_CACHE_LIMIT: .*lots");
}

}  // namespace
}  // namespace weft

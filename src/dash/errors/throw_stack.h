// Where an exception was thrown: the functions that were running then, for the developer tools.
#pragma once

#include <string>
#include <vector>

namespace weft::dash {

/// Never thrown. An exception that nobody inside of `try { ... } catch (const ThrowProbe&) {}` catches is looked at while the
/// functions that it leaves are still there, and flies on.
class ThrowProbe {
 public:
  virtual ~ThrowProbe();
};

/// As long as it lives, ThrowProbes on this thread take down where exceptions come from, if `is_wanted`.
class ThrowStackScope {
 public:
  explicit ThrowStackScope(bool is_wanted);
  ~ThrowStackScope();
  ThrowStackScope(const ThrowStackScope&) = delete;
  ThrowStackScope& operator=(const ThrowStackScope&) = delete;

 private:
  bool outer_;
};

/// Calls, and has take_throw_stack() tell where an exception that leaves the call comes from, if `is_wanted`.
template <class Call>
auto record_throws(bool is_wanted, const Call& call) {
  const ThrowStackScope scope(is_wanted);
  try {
    return call();
  } catch (const ThrowProbe&) {
    throw;  // never
  }
}

/// Of the exception last looked at on this thread: the app's functions from the one that threw to its handler, such as
/// "load(int) (app.cpp:21)"; those of the standard library and of Weft's call of the handler are left out. Empties it. Slow:
/// reads the program's debug information when it is first called.
std::vector<std::string> take_throw_stack();

}  // namespace weft::dash

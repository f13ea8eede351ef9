// Where an exception was thrown, by GCC's libbacktrace.
#include "dash/errors/throw_stack.h"

#include <backtrace.h>
#include <cxxabi.h>

#include <array>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <memory>
#include <string_view>
#include <typeinfo>
#include <utility>

namespace weft::dash {
namespace {

struct RecordedStack {
  std::array<std::uintptr_t, 128> places;  // of an array, since memory may be what there is none of
  std::size_t depth = 0;
};

thread_local bool is_recording = false;
thread_local RecordedStack recorded;

backtrace_state* state() {
  static backtrace_state* const state = backtrace_create_state(nullptr, 1, nullptr, nullptr);
  return state;
}

int record(void*, std::uintptr_t place) {
  recorded.places[recorded.depth++] = place;
  return recorded.depth == recorded.places.size();
}

struct Frame {
  std::string function;
  std::string file;
  int line = 0;
};

std::string demangled(const char* name) {
  const std::unique_ptr<char, void (*)(void*)> text(abi::__cxa_demangle(name, nullptr, nullptr, nullptr), std::free);
  return text ? text.get() : name;
}

// The functions at a place, inlined ones first.
std::vector<Frame> frames_at(std::uintptr_t place) {
  std::vector<Frame> frames;
  const auto add = [](void* list, std::uintptr_t, const char* file, int line, const char* function) {
    if (function) static_cast<std::vector<Frame>*>(list)->push_back({demangled(function), file ? file : "", line});
    return 0;
  };
  backtrace_pcinfo(
      state(), place, add, [](void*, const char*, int) {}, &frames);
  if (!frames.empty()) return frames;
  const auto add_symbol = [](void* list, std::uintptr_t, const char* symbol, std::uintptr_t, std::uintptr_t) {
    if (symbol) static_cast<std::vector<Frame>*>(list)->push_back({demangled(symbol), "", 0});
  };
  backtrace_syminfo(
      state(), place, add_symbol, [](void*, const char*, int) {}, &frames);
  return frames;
}

bool throws(std::string_view function) {
  return function == "__cxa_throw" || function == "__cxa_rethrow" || function.starts_with("std::rethrow_exception") ||
         function.starts_with("std::__throw_") || function == "_Unwind_RaiseException" || function == "_Unwind_Resume_or_Rethrow";
}

// "void std::__invoke<int>(int)" -> "std::__invoke<int>": without the result's type and the parameters.
std::string_view name_of(std::string_view function) {
  int depth = 0;
  std::size_t begin = 0;
  for (std::size_t i = 0; i < function.size(); ++i) {
    const char c = function[i];
    if (c == '<' || c == '{') ++depth;
    if (c == '>' || c == '}') --depth;
    if (depth == 0 && c == ' ') begin = i + 1;
    if (depth == 0 && c == '(') return function.substr(begin, i - begin);
  }
  return function;
}

// Weft's way to the handler, and what the standard library has between two functions of the app. Without optimization their
// names may lack what they are in, but not their files.
bool is_between(const Frame& frame) {
  const std::string_view name = name_of(frame.function);
  if (name.starts_with("std::") || name.starts_with("weft::dash::") || name.starts_with("weft::Dash::")) return true;
  return frame.file.find("/include/c++/") != std::string::npos || frame.file.find("/include/weft/") != std::string::npos;
}

// Where the app's own part of the stack ends.
bool is_caller(std::string_view function) {
  return function.starts_with("weft::dash::call_handler(") || function.starts_with("weft::dash::answer(") ||
         function.starts_with("weft::dash::(anonymous namespace)::answer(");
}

std::string to_text(const Frame& frame) {
  if (frame.file.empty()) return frame.function;
  return frame.function + " (" + frame.file.substr(frame.file.rfind('/') + 1) + ":" + std::to_string(frame.line) + ")";
}

}  // namespace

// The type of ThrowProbe, as the search for a handler sees it: before the stack is unwound, each handler's type is asked whether
// it catches what was thrown.
class ProbeType : public std::type_info {
 public:
  ProbeType() : std::type_info("N4weft4dash10ThrowProbeE") {}

  bool __do_catch(const std::type_info*, void**, unsigned) const override {
    if (is_recording && state()) {
      recorded.depth = 0;
      backtrace_simple(state(), 1, record, nullptr, nullptr);
    }
    return false;
  }
};

// What the compiler would make for the class, were its destructor defined. Not of the namespace without a name, which would hide
// it.
extern const ProbeType probe_type __asm__("_ZTIN4weft4dash10ThrowProbeE");
const ProbeType probe_type;

ThrowStackScope::ThrowStackScope(bool is_wanted) : outer_(std::exchange(is_recording, is_wanted)) { recorded.depth = 0; }
ThrowStackScope::~ThrowStackScope() { is_recording = outer_; }

std::vector<std::string> take_throw_stack() {
  std::vector<Frame> frames;
  const std::size_t depth = std::exchange(recorded.depth, 0);
  for (std::size_t i = 0; i < depth; ++i) {
    for (Frame& frame : frames_at(recorded.places[i])) {
      if (throws(frame.function)) {
        frames.clear();  // what is above belongs to the throw
      } else {
        frames.push_back(std::move(frame));
      }
    }
  }
  std::vector<std::string> lines;
  for (const Frame& frame : frames) {
    if (is_caller(frame.function)) break;
    if (!is_between(frame)) lines.push_back(to_text(frame));
  }
  return lines;
}

}  // namespace weft::dash

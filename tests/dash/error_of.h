// The kind and text of the Error that a function throws.
#pragma once

#include <string>

#include <weft/error.h>

template <class F>
std::string error_of(const F& function) {
  try {
    function();
  } catch (const weft::Error& error) {
    return std::string(weft::to_string(error.kind())) + ": " + error.what();
  }
  return "nothing was thrown";
}

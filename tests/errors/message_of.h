// An action that goes wrong -> what it tells the user.
#pragma once

#include <string>

#include <gtest/gtest.h>

#include <weft/error.h>

namespace weft {

/// The message of the user Error that the action throws.
template <class Do>
std::string message_of(Do run) {
  try {
    run();
  } catch (const Error& error) {
    EXPECT_EQ(error.kind(), ErrorKind::user);
    return error.message();
  }
  return "no error";
}

}  // namespace weft

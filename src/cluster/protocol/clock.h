// The time as workers and the scheduler tell it to each other.
#pragma once

#include <chrono>

namespace weft::cluster {

inline double seconds_since_1970() {
  return std::chrono::duration<double>(std::chrono::system_clock::now().time_since_epoch()).count();
}

}  // namespace weft::cluster

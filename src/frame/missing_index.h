// What a method says that needs an index where there is none.
#pragma once

#include <string>

#include <weft/error.h>

namespace weft::frame {

/// `what` says who needs it. A selection is the usual way to lose an index.
[[noreturn]] inline void fail_without_index(const std::string& what) {
  throw Error(ErrorKind::user,
              what + ": set_index says which column it is, and a selection keeps it only where it names that column");
}

}  // namespace weft::frame

// A directory -> a mark in it that lasts as long as the process lives.
#pragma once

#include <string>

namespace weft::base {

/// Locks the file `lock` of a directory, which it makes. No other process finds it unlocked, from its first moment on. Returns
/// its descriptor, whose closing unlocks it; below zero, with errno, where that fails.
int make_lock(const std::string& directory);

/// The same of a lock that is there. Below zero as well when another process holds it.
int take_lock(const std::string& directory);

}  // namespace weft::base

// Shared objects of users, which have functions that plans call by name.
#pragma once

#include <string>
#include <string_view>

namespace weft::cluster {

/// Loads a shared object for as long as the process; again changes nothing. `digest` names its bytes. Throws a user Error when it
/// cannot be loaded.
void load_library(const std::string& digest, std::string_view bytes);

}  // namespace weft::cluster

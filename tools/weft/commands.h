// The commands of the `weft` program. Each gets the arguments behind its name and returns the program's exit status; each throws
// a user Error for what the user has to know.
#pragma once

#include <string>
#include <vector>

namespace weft::tool {

/// weft new FOLDER
int run_new(const std::vector<std::string>& arguments);
/// weft run [FILE|FOLDER] [--host H] [--port N] [--target NAME] [-- ARGUMENTS...]
int run_run(const std::vector<std::string>& arguments);
/// weft components add NAME ...
int run_components(const std::vector<std::string>& arguments);
/// weft scheduler [options]; does not return when it can start
int run_scheduler(const std::vector<std::string>& arguments);
/// weft worker ADDRESS [options]; does not return when it can start
int run_worker(const std::vector<std::string>& arguments);
/// weft info ADDRESS [options]
int run_info(const std::vector<std::string>& arguments);
/// weft status ADDRESS [options]
int run_status(const std::vector<std::string>& arguments);

}  // namespace weft::tool

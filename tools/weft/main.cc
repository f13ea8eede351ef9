// The `weft` program: its first argument into one of its commands.
#include <exception>
#include <iostream>
#include <string>
#include <vector>

#include <weft/error.h>

#include "base/text.h"
#include "commands.h"
#include "installation.h"

namespace weft::tool {
namespace {

struct Command {
  const char* name;
  const char* summary;
  int (*run)(const std::vector<std::string>& arguments);
};

constexpr Command commands[] = {
    {"new", "makes a folder with a first app", run_new},
    {"run", "compiles an app, serves it, and does both anew whenever its source is saved", run_run},
    {"components", "makes a package of Dash components from PyPI usable from C++", run_components},
    {"scheduler", "starts a cluster, which clients connect to", run_scheduler},
    {"worker", "makes this machine a worker of a cluster", run_worker},
    {"info", "shows what a cluster has and does", run_info},
    {"status", "serves a page that shows a cluster in the browser", run_status},
};

void print_help() {
  std::cout << "usage: weft <command> [arguments]\n\n";
  for (const Command& command : commands) {
    std::cout << "  " << command.name << std::string(12 - std::string(command.name).size(), ' ') << command.summary << "\n";
  }
  std::cout << "\n  --version   prints the version\n  --prefix    prints where Weft is installed, for CMAKE_PREFIX_PATH\n  "
               "--help      prints this text; behind a command, the command's\n";
}

int run(const std::vector<std::string>& arguments) {
  if (arguments.empty() || arguments[0] == "--help" || arguments[0] == "-h" || arguments[0] == "help") {
    print_help();
    return arguments.empty() ? 2 : 0;
  }
  if (arguments[0] == "--version") {
    std::cout << "weft " WEFT_VERSION << "\n";
    return 0;
  }
  if (arguments[0] == "--prefix") {
    std::cout << find_installation().prefix.string() << "\n";
    return 0;
  }
  std::vector<std::string> names;
  for (const Command& command : commands) {
    if (arguments[0] == command.name) return command.run({arguments.begin() + 1, arguments.end()});
    names.push_back(command.name);
  }
  throw Error(ErrorKind::user, base::not_found("Command", arguments[0], names));
}

}  // namespace
}  // namespace weft::tool

int main(int argc, char** argv) {
  try {
    return weft::tool::run({argv + 1, argv + argc});
  } catch (const weft::Error& error) {
    std::cerr << "weft: " << error.message() << "\n";
  } catch (const std::exception& error) {
    std::cerr << "weft: " << error.what() << "\n";
  }
  return 1;
}

// weft components add NAME: hands over to the generator, which is Python, needed only where libraries are added.
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <iostream>
#include <string>
#include <vector>

#include <weft/error.h>

#include "base/text.h"
#include "commands.h"
#include "installation.h"

namespace weft::tool {

int run_components(const std::vector<std::string>& arguments) {
  if (arguments.empty() || arguments[0] == "--help" || arguments[0] == "-h") {
    std::cout << "usage: weft components add NAME [--version V] [--to FOLDER] ...\n\n"
                 "Makes a package of Dash components from PyPI usable from C++; weft components add --help tells more.\n";
    return arguments.empty() ? 2 : 0;
  }
  if (arguments[0] != "add") {
    const std::vector<std::string> names{"add"};
    throw Error(ErrorKind::user, base::not_found("Command of components", arguments[0], names));
  }
  const std::string python = find_program("python3");
  if (python.empty()) {
    throw Error(ErrorKind::user, "Python 3 is not there, which writes the components' C++ (Debian: apt-get install python3)");
  }
  const std::string script = find_installation().share / "components" / "weft" / "add_components.py";
  std::vector<std::string> command{python, script};
  command.insert(command.end(), arguments.begin() + 1, arguments.end());
  std::vector<char*> words;
  for (std::string& word : command) words.push_back(word.data());
  words.push_back(nullptr);
  ::execv(python.c_str(), words.data());
  throw Error(ErrorKind::user, "Cannot start " + python + ": " + std::strerror(errno));
}

}  // namespace weft::tool

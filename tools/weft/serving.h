// What stays while programs come and go under `weft run`: the port, the news of a program being ready, and the errors of the last
// build.
#pragma once

#include <sys/types.h>

#include <string>
#include <vector>

#include "process.h"

namespace weft::tool {

class Serving {
 public:
  /// Opens the port; 0 takes any free one. Throws a user Error when it is in use, not allowed or not of this machine.
  Serving(const std::string& host, int port);

  std::string url() const { return url_; }

  /// Starts a program that takes its requests from the port.
  Process start_program(const std::vector<std::string>& command, const std::string& folder) const;

  int descriptor() const { return ready_.number(); }  ///< Readable when a program has something to say.
  /// The process that says that it answers requests now; 0 when there is none.
  pid_t take_ready() const;

  int port_descriptor() const { return port_.number(); }  ///< Readable when a browser asks.
  /// Answers one browser in the place of a program that is not there yet: with a page that says so, and asks again every second.
  void answer_meanwhile(const std::string& title, const std::string& text) const;

  /// What the browsers are told, on their next question, about why they do not see the newest source; "" for nothing.
  void set_build_errors(const std::string& text) const;

 private:
  Descriptor port_;
  Descriptor ready_;
  Descriptor errors_;
  std::string ready_name_;
  std::string url_;
};

}  // namespace weft::tool

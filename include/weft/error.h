// The one exception that Weft throws.
#pragma once

#include <exception>
#include <string>
#include <string_view>
#include <vector>

namespace weft {

/// Whose mistake an Error is.
enum class ErrorKind {
  user,      ///< The program asked for something that cannot be: an unknown column, a wrong type, a port in use.
  data,      ///< The data is not what it was said to be: a bad number, a ragged row, a file that is gone.
  cluster,   ///< A machine or a connection failed.
  internal,  ///< A defect of Weft.
};

/// Returns "user", "data", "cluster" or "internal".
std::string_view to_string(ErrorKind kind);

/// What every function of Weft throws. The message says what is wrong, its changing part last; the context names the place
/// (file and byte, operation and partition, route).
class Error : public std::exception {
 public:
  Error(ErrorKind kind, std::string message, std::string context = {});

  /// Whose mistake it is, what is wrong, and where: the place may be empty.
  ErrorKind kind() const { return kind_; }
  const std::string& message() const { return message_; }
  const std::string& context() const { return context_; }
  /// The message, and the context in brackets when there is one.
  const char* what() const noexcept override { return what_.c_str(); }

  /// The same error with `place` put before its context: used where an error passes an edge that knows more of the place.
  Error in(std::string_view place) const;

 private:
  ErrorKind kind_;
  std::string message_;
  std::string context_;
  std::string what_;
};

}  // namespace weft

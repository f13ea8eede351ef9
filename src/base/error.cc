// Turns the kind, message and context of a failure into the exception that Weft throws.
#include <weft/error.h>

#include <algorithm>

namespace weft {

std::string_view to_string(ErrorKind kind) {
  switch (kind) {
    case ErrorKind::user:
      return "user";
    case ErrorKind::data:
      return "data";
    case ErrorKind::cluster:
      return "cluster";
    case ErrorKind::internal:
      break;
  }
  return "internal";
}

Error::Error(ErrorKind kind, std::string message, std::string context)
    : kind_(kind), message_(std::move(message)), context_(std::move(context)) {
  what_ = context_.empty() ? message_ : message_ + " [" + context_ + "]";
  // Names and values of damaged files may have zeros, at which what() would end.
  std::replace(what_.begin(), what_.end(), '\0', ' ');
}

Error Error::in(std::string_view place) const {
  std::string context(place);
  if (!context.empty() && !context_.empty()) context += ": ";
  return Error(kind_, message_, context + context_);
}

}  // namespace weft

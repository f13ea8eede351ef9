// A float and a format of printf -> text.
#pragma once

#include <string>
#include <string_view>

namespace weft::base {

/// A text with one of printf's directives for floats, such as "%.2f" or "%8.3e km", as Python's % reads it: flags "-", "+", " "
/// and "0", a width, a precision, and e, f, g or their capitals; "%%" is a percent sign. Independent of the locale.
class FloatFormat {
 public:
  /// Throws a user Error for a format that is none.
  explicit FloatFormat(std::string_view format);
  void append(std::string& out, double value) const;

 private:
  std::string before_, after_;
  bool left_ = false, plus_ = false, space_ = false, zeros_ = false, capital_ = false;
  int width_ = 0;
  int precision_ = 6;
  char kind_ = 'f';
};

}  // namespace weft::base

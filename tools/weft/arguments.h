// Arguments of a command -> options by name.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace weft::tool {

class Arguments {
 public:
  /// `names`: the options that take a value, as "--name". Throws a user Error for another one, and for a value that is missing.
  Arguments(const std::vector<std::string>& arguments, const std::vector<std::string>& names);

  /// Whether --help was asked for.
  bool help() const { return help_; }
  /// What stands without a name, in order.
  const std::vector<std::string>& positional() const { return positional_; }
  bool has(const std::string& name) const { return values_.contains(name); }
  std::string get(const std::string& name, std::string_view otherwise = "") const;
  /// Throws a user Error for what is no number from 0 to `most`.
  int number(const std::string& name, int otherwise, int most) const;

 private:
  bool help_ = false;
  std::vector<std::string> positional_;
  std::map<std::string, std::string> values_;
};

}  // namespace weft::tool

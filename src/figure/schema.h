// The attributes of traces, layouts and frames, each with what it may be.
#pragma once

#include <cstdint>
#include <limits>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace weft::figure {

/// What an attribute takes: the validators of plotly.py, https://plotly.com/python/reference/ in words.
enum class Kind : std::uint8_t {
  object,
  title,            ///< An object, or the text in it.
  list,             ///< Objects.
  layout_template,  ///< An object, or the name of a template.
  traces,
  data_array,
  enumerated,
  dash,  ///< A choice, or lengths such as "5px 10px".
  boolean,
  number,
  integer,
  string,
  color,
  colorlist,
  colorscale,
  angle,
  subplotid,  ///< Its base and a number: "x", "x2".
  flaglist,   ///< Choices joined by "+".
  any,
  info_array,  ///< A list whose items each have a type.
  image_uri,
  literal,  ///< What it is already, and nothing else.
};

enum class ChoiceKind : std::uint8_t { text, number, boolean, pattern };

struct Choice {
  ChoiceKind kind;
  std::string_view text;
};

/// Part of one of the schema's lists.
struct Range {
  std::uint16_t begin, end;
};

/// Whether an info_array may be a list of such lists.
enum class Rows : std::uint8_t { never, allowed, always };

struct Type {
  Kind kind;
  bool array_ok = false;     ///< One value, or one for each point.
  bool strict = false;       ///< A string that no number stands in for.
  bool no_blank = false;     ///< A string that is not empty.
  bool free_length = false;  ///< An info_array that may be shorter.
  bool numbers = false;      ///< A color that may be a number on a color scale.
  bool all_items = false;    ///< An info_array of any length, all of one type.
  Rows rows = Rows::never;
  double smallest = -std::numeric_limits<double>::infinity();
  double largest = std::numeric_limits<double>::infinity();
  std::string_view base = {};
  Range choices = {0, 0};
  Range extras = {0, 0};  ///< What may stand instead of flags or an integer.
  Range items = {0, 0};
  std::uint16_t object = 0;
};

struct Attribute {
  std::string_view name;
  std::uint16_t type;
};

struct Root {
  std::string_view name;
  std::uint16_t object;
};

struct Schema {
  std::span<const Choice> choices;
  std::span<const std::uint16_t> items;
  std::span<const Type> types;
  std::span<const Attribute> attributes;
  std::span<const Range> objects;
  std::span<const Root> roots;
};

/// All of it, as generated.
const Schema& schema();

/// The attributes of an object, by name.
class ObjectType {
 public:
  explicit ObjectType(std::uint16_t number) : number_(number) {}

  /// The attribute of that name, null when there is none. In a layout "xaxis2" is an "xaxis".
  const Type* find(std::string_view name) const;
  std::vector<std::string> names() const;
  bool is_layout() const;
  std::uint16_t number() const { return number_; }

 private:
  std::uint16_t number_;
};

/// The attributes of a trace type, of "layout" or of "frame". Throws a user Error for what is none of them.
ObjectType root_type(std::string_view name);
ObjectType layout_type();
bool is_trace_type(std::string_view name);
std::vector<std::string> trace_types();

/// "xaxis" of "xaxis3": the name without its number when it is one of the layout's subplots, else the name.
std::string_view subplot_base(std::string_view name);
/// "xaxis" of "xaxis1", which is another name of it.
std::string_view canonical_name(std::string_view name);

}  // namespace weft::figure

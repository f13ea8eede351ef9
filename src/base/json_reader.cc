// JSON text -> JSON values.
#include "base/json_reader.h"

#include <array>
#include <charconv>
#include <utility>

#include <boost/json/basic_parser_impl.hpp>
#include <boost/json/value_stack.hpp>

#include <weft/error.h>

namespace weft::base {
namespace {

// Builds the value from the parser's calls. A text or number may come in parts; the last call has the rest.
class Handler {
 public:
  static constexpr std::size_t max_object_size = std::size_t(-1);
  static constexpr std::size_t max_array_size = std::size_t(-1);
  static constexpr std::size_t max_key_size = std::size_t(-1);
  static constexpr std::size_t max_string_size = std::size_t(-1);

  using error_code = boost::json::error_code;
  using string_view = boost::json::string_view;

  explicit Handler(boost::json::storage_ptr storage) : storage_(std::move(storage)) {}

  bool on_document_begin(error_code&) { return stack_.reset(storage_), true; }
  bool on_document_end(error_code&) { return true; }
  bool on_object_begin(error_code&) { return true; }
  bool on_object_end(std::size_t size, error_code&) { return stack_.push_object(size), true; }
  bool on_array_begin(error_code&) { return true; }
  bool on_array_end(std::size_t size, error_code&) { return stack_.push_array(size), true; }
  bool on_key_part(string_view part, std::size_t, error_code&) { return stack_.push_chars(part), true; }
  bool on_key(string_view rest, std::size_t, error_code&) { return stack_.push_key(rest), true; }
  bool on_string_part(string_view part, std::size_t, error_code&) { return stack_.push_chars(part), true; }
  bool on_string(string_view rest, std::size_t, error_code&) { return stack_.push_string(rest), true; }
  bool on_number_part(string_view part, error_code&) { return number_.append(part.data(), part.size()), true; }
  bool on_int64(std::int64_t number, string_view, error_code&) { return number_.clear(), stack_.push_int64(number), true; }
  bool on_uint64(std::uint64_t number, string_view, error_code&) { return number_.clear(), stack_.push_uint64(number), true; }
  bool on_bool(bool value, error_code&) { return stack_.push_bool(value), true; }
  bool on_null(error_code&) { return stack_.push_null(), true; }
  bool on_comment_part(string_view, error_code&) { return true; }
  bool on_comment(string_view, error_code&) { return true; }

  bool on_double(double guess, string_view rest, error_code&) {
    number_.append(rest.data(), rest.size());
    double number = guess;
    // What is out of range stays as the parser has it: zero or infinite.
    std::from_chars(number_.data(), number_.data() + number_.size(), number);
    number_.clear();
    stack_.push_double(number);
    return true;
  }

  Json release() { return stack_.release(); }

 private:
  const boost::json::storage_ptr storage_;
  // What is being built, while it is small.
  std::array<unsigned char, 2048> room_;
  boost::json::value_stack stack_{{}, room_.data(), room_.size()};
  std::string number_;
};

}  // namespace

Json parse_json(std::string_view text, std::size_t max_depth, boost::json::storage_ptr storage) {
  boost::json::parse_options options;
  options.max_depth = max_depth;
  boost::json::basic_parser<Handler> parser(options, std::move(storage));
  boost::json::error_code error;
  std::size_t used = parser.write_some(false, text.data(), text.size(), error);
  if (!error && used < text.size()) error = boost::json::error::extra_data;
  if (error) throw Error(ErrorKind::data, "Not JSON: " + error.message() + " at byte " + std::to_string(used));
  return parser.handler().release();
}

}  // namespace weft::base

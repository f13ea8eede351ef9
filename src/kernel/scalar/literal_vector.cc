// A literal -> a vector of one value.
#include <weft/error.h>

#include "base/duration_text.h"
#include "base/temporal_text.h"
#include "kernel/physical_type.h"
#include "kernel/scalar/scalar_kernel.h"
#include "kernel/string_arena.h"

namespace weft::kernel {
namespace {

template <class T>
T number(const plan::Literal& value) {
  if (const auto* held = std::get_if<bool>(&value)) return static_cast<T>(*held);
  if (const auto* held = std::get_if<std::int64_t>(&value)) return static_cast<T>(*held);
  if (const auto* held = std::get_if<double>(&value)) return static_cast<T>(*held);
  throw Error(ErrorKind::cluster, "A plan has text where a number is: " + plan::to_string(value));
}

std::int64_t temporal_count(const plan::Literal& value, DType type) {
  const auto* text = std::get_if<std::string>(&value);
  if (!text) return number<std::int64_t>(value);
  std::optional<std::int64_t> count;
  if (type == DType::date)
    count = base::parse_date(*text);
  else if (type == DType::time)
    count = base::parse_time(*text);
  else if (type == DType::duration)
    count = base::parse_duration(*text);
  else if (const auto parsed = base::parse_offset_timestamp(*text))
    count = parsed->at;
  if (!count) throw Error(ErrorKind::user, "Not a " + std::string(dd::to_string(type)) + ": " + plan::to_string(value));
  return *count;
}

StringRef string_value(const plan::Literal& value, Vector& owner) {
  const auto* text = std::get_if<std::string>(&value);
  if (!text) throw Error(ErrorKind::cluster, "A plan has no text where text is: " + plan::to_string(value));
  auto arena = std::make_shared<StringArena>();
  const StringRef copy = arena->add(*text);
  owner.holds.push_back(std::move(arena));
  return copy;
}

}  // namespace

Vector literal_vector(const plan::Literal& value, DType type) {
  return with_physical_type(type, [&]<class T>(const T&) {
    auto [result, out] = make_vector<T>(type, 1);
    *out = T{};
    if (std::holds_alternative<std::monostate>(value))
      result.valid = std::make_shared<std::uint8_t[]>(1);
    else if constexpr (std::is_same_v<T, StringRef>)
      *out = string_value(value, result);
    else if (dd::is_temporal(type))
      *out = static_cast<T>(temporal_count(value, type));
    else
      *out = number<T>(value);
    return std::move(result);
  });
}

}  // namespace weft::kernel

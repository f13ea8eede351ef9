// Names of column types <-> types.
#include <weft/dtype.h>

#include <array>
#include <utility>
#include <vector>

#include <weft/error.h>

#include "base/text.h"

namespace weft::dd {
namespace {

constexpr std::array<std::pair<std::string_view, DType>, 18> names = {{{"bool", DType::boolean},
                                                                       {"int8", DType::int8},
                                                                       {"int16", DType::int16},
                                                                       {"int32", DType::int32},
                                                                       {"int64", DType::int64},
                                                                       {"uint8", DType::uint8},
                                                                       {"uint16", DType::uint16},
                                                                       {"uint32", DType::uint32},
                                                                       {"uint64", DType::uint64},
                                                                       {"float32", DType::float32},
                                                                       {"float64", DType::float64},
                                                                       {"string", DType::string},
                                                                       {"date", DType::date},
                                                                       {"time", DType::time},
                                                                       {"timestamp", DType::timestamp},
                                                                       {"duration", DType::duration},
                                                                       {"category", DType::category},
                                                                       {"list", DType::list}}};

// What pandas and NumPy also call them.
constexpr std::array<std::pair<std::string_view, DType>, 13> other_names = {{{"boolean", DType::boolean},
                                                                             {"int", DType::int64},
                                                                             {"float", DType::float64},
                                                                             {"double", DType::float64},
                                                                             {"str", DType::string},
                                                                             {"object", DType::string},
                                                                             {"datetime64", DType::timestamp},
                                                                             {"datetime64[us]", DType::timestamp},
                                                                             {"datetime64[ns]", DType::timestamp},
                                                                             {"timedelta64", DType::duration},
                                                                             {"timedelta64[us]", DType::duration},
                                                                             {"timedelta64[ns]", DType::duration},
                                                                             {"date32", DType::date}}};

}  // namespace

std::string_view to_string(DType type) { return names[static_cast<std::size_t>(type)].first; }

DType dtype(std::string_view name) {
  for (const auto& [known, type] : names) {
    if (known == name) return type;
  }
  for (const auto& [known, type] : other_names) {
    if (known == name) return type;
  }
  std::vector<std::string> choices;
  for (const auto& [known, type] : names) choices.emplace_back(known);
  throw Error(ErrorKind::user, base::not_found("Type", name, choices));
}

bool is_integer(DType type) { return type >= DType::int8 && type <= DType::uint64; }
bool is_floating(DType type) { return type == DType::float32 || type == DType::float64; }
bool is_numeric(DType type) { return is_integer(type) || is_floating(type); }
bool is_temporal(DType type) { return type >= DType::date && type <= DType::duration; }
bool is_text(DType type) { return type == DType::string || type == DType::category; }

}  // namespace weft::dd

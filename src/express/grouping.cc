// Columns that tell traces and plots apart -> orders of their values, and groups of rows.
#include "express/grouping.h"

#include <algorithm>
#include <limits>
#include <numeric>
#include <unordered_map>

#include <weft/error.h>

namespace weft::px {
namespace {

// A grouping column: where each of its rows' values stands in its order.
struct Key {
  const NamedColumn* column;
  Categories categories;
  std::size_t order;  // index in Grouping::orders
  std::vector<std::uint32_t> place_of_code;
};

Order given_order(const Arguments& arguments, std::size_t index) {
  const auto& [column, values] = arguments.category_orders.items()[index];
  return {column, {}, values};
}

// Adds the column's values to the order, after those that were given; a value that was given twice counts once.
void complete(Order& order, Key& key) {
  std::unordered_map<std::string, std::uint32_t> places;
  std::vector<Json> given = std::move(order.values);
  order.values.clear();
  order.texts.clear();
  const auto place_of = [&](std::string text, const Json& value) {
    const auto [at, is_new] = places.try_emplace(std::move(text), static_cast<std::uint32_t>(order.texts.size()));
    if (is_new) {
      order.texts.push_back(at->first);
      order.values.push_back(value);
    }
    return at->second;
  };
  for (const auto& value : given) place_of(text_of_given(value, key.column->column.dtype()), value);
  for (std::size_t code = 0; code < key.categories.size(); ++code) {
    key.place_of_code.push_back(place_of(key.categories.texts[code], key.categories.values[code]));
  }
}

// The keys, each column once, and where each grouping column finds its own.
struct Keys {
  std::vector<Key> keys;
  std::vector<std::optional<std::size_t>> of_column;
};

Keys make_keys(const std::vector<const NamedColumn*>& columns, std::vector<Order>& orders) {
  Keys found;
  for (const NamedColumn* column : columns) {
    if (!column) {
      found.of_column.emplace_back();
      continue;
    }
    const auto same =
        std::find_if(found.keys.begin(), found.keys.end(), [&](const Key& key) { return key.column->name == column->name; });
    found.of_column.emplace_back(same - found.keys.begin());
    if (same != found.keys.end()) continue;
    auto order = std::find_if(orders.begin(), orders.end(), [&](const Order& known) { return known.column == column->name; });
    if (order == orders.end()) order = orders.insert(orders.end(), Order{column->name});
    found.keys.push_back({column, categorize(column->column), static_cast<std::size_t>(order - orders.begin()), {}});
    complete(*order, found.keys.back());
  }
  return found;
}

// Numbers the combinations of the keys' values that rows have, and collects the rows of each.
class Combinations {
 public:
  explicit Combinations(std::size_t num_rows) : codes_(num_rows, 0) {}

  void refine(const Key& key) {
    std::unordered_map<std::uint64_t, std::uint32_t> known;
    std::vector<std::vector<std::uint32_t>> refined;
    const auto& codes = key.categories.codes;
    for (std::size_t row = 0; row < codes_.size(); ++row) {
      if (codes_[row] == dropped) continue;
      if (codes[row] == key.categories.missing) {
        codes_[row] = dropped;
        continue;
      }
      const auto [at, is_new] =
          known.try_emplace(std::uint64_t{codes_[row]} << 32 | codes[row], static_cast<std::uint32_t>(refined.size()));
      if (is_new) {
        refined.push_back(places_[codes_[row]]);
        refined.back().push_back(key.place_of_code[codes[row]]);
      }
      codes_[row] = at->second;
    }
    places_ = std::move(refined);
  }

  /// For each combination its places, in the order of the calls to refine().
  const std::vector<std::vector<std::uint32_t>>& places() const { return places_; }

  std::vector<Rows> rows() const {
    std::vector<Rows> parts(places_.size());
    for (std::uint32_t code : codes_) {
      if (code != dropped) ++parts[code].size;
    }
    for (auto& part : parts) part.index.reserve(part.size);
    for (std::size_t row = 0; row < codes_.size(); ++row) {
      if (codes_[row] != dropped) parts[codes_[row]].index.push_back(static_cast<std::uint32_t>(row));
    }
    return parts;
  }

 private:
  static constexpr std::uint32_t dropped = std::numeric_limits<std::uint32_t>::max();

  std::vector<std::uint32_t> codes_;
  std::vector<std::vector<std::uint32_t>> places_ = {{}};
};

// The places of every grouping column from those of the keys as they were refined.
std::vector<std::uint32_t> spread(const Keys& keys, const std::vector<std::size_t>& sequence,
                                  const std::vector<std::uint32_t>& places) {
  std::vector<std::uint32_t> spread;
  for (const auto& key : keys.of_column) {
    const auto at = key ? std::find(sequence.begin(), sequence.end(), *key) - sequence.begin() : 0;
    spread.push_back(key ? places[at] : 0);
  }
  return spread;
}

}  // namespace

const Order* Grouping::find(const std::string& column) const {
  const auto found = std::find_if(orders.begin(), orders.end(), [&](const Order& order) { return order.column == column; });
  return found == orders.end() ? nullptr : &*found;
}

Grouping group(const Arguments& arguments, const std::vector<const NamedColumn*>& columns, std::size_t num_rows) {
  if (num_rows >= std::numeric_limits<std::uint32_t>::max()) {
    throw Error(ErrorKind::user, "Too many rows to draw: " + std::to_string(num_rows));
  }
  Grouping grouping;
  for (std::size_t i = 0; i < arguments.category_orders.items().size(); ++i) grouping.orders.push_back(given_order(arguments, i));
  Keys keys = make_keys(columns, grouping.orders);

  // One value everywhere needs no parting, and keeps rows whose value is missing.
  const bool single = std::all_of(keys.keys.begin(), keys.keys.end(), [](const Key& key) { return key.categories.size() == 1; });
  // Traces are sorted by the columns in the order of `orders`, where those of category_orders come first.
  std::vector<std::size_t> sequence(keys.keys.size());
  std::iota(sequence.begin(), sequence.end(), 0);
  std::sort(sequence.begin(), sequence.end(),
            [&](std::size_t a, std::size_t b) { return keys.keys[a].order < keys.keys[b].order; });
  if (single) {
    std::vector<std::uint32_t> places;
    for (std::size_t key : sequence) places.push_back(keys.keys[key].place_of_code[0]);
    grouping.groups.push_back({spread(keys, sequence, places), Rows{num_rows, true}});
    return grouping;
  }
  Combinations combinations(num_rows);
  for (std::size_t key : sequence) combinations.refine(keys.keys[key]);
  auto rows = combinations.rows();
  std::vector<std::size_t> sorted(rows.size());
  std::iota(sorted.begin(), sorted.end(), 0);
  std::sort(sorted.begin(), sorted.end(),
            [&](std::size_t a, std::size_t b) { return combinations.places()[a] < combinations.places()[b]; });
  for (std::size_t i : sorted) {
    if (rows[i].size == 0) continue;
    grouping.groups.push_back({spread(keys, sequence, combinations.places()[i]), std::move(rows[i])});
  }
  return grouping;
}

}  // namespace weft::px

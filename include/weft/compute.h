// Several lazy values computed at once.
#pragma once

#include <concepts>
#include <cstddef>
#include <memory>
#include <tuple>
#include <utility>
#include <vector>

#include <weft/computation.h>
#include <weft/table.h>
#include <weft/value.h>
#include <weft/write_files.h>

namespace weft::plan {
class Node;
using Expr = std::shared_ptr<const Node>;
}  // namespace weft::plan

namespace weft::dd {
class DataFrame;
class Series;
}  // namespace weft::dd

namespace weft {

/// Anything lazy.
template <class T>
concept Lazy = requires(const T& value) {
  value.expr();
  value.compute();
};

namespace detail {
/// The result of one of several plans that are computed together.
struct Computed {
  dd::Table table;
  operator dd::Table() const { return table; }
  operator dd::Column() const { return table.column(0); }
  operator dd::Value() const;
};
std::vector<Computed> compute_all(const std::vector<plan::Expr>& exprs, const ComputeOptions& options);
std::vector<plan::Expr> persist_all(const std::vector<plan::Expr>& exprs, const ComputeOptions& options);

template <class... T, std::size_t... I>
std::tuple<T...> take_persisted(const std::vector<plan::Expr>& persisted, std::index_sequence<I...>) {
  return std::tuple<T...>{T(persisted[I])...};
}

/// One of several lazy values while they are computed.
template <class T>
struct Asked {
  explicit Asked(const T& lazy) : expr(lazy.expr()) {}
  using Result = decltype(std::declval<const T&>().compute());
  Result result(const Computed& computed) const { return static_cast<Result>(computed); }
  plan::Expr expr;
};
/// Files come to their places when what was computed with them is there too.
template <>
struct Asked<dd::FileWrite> {
  explicit Asked(const dd::FileWrite& write);
  std::vector<std::string> result(const Computed& computed) const;
  std::shared_ptr<engine::FileWriting> writing;
  plan::Expr expr;
};

template <class... T, std::size_t... I>
auto compute_asked(const std::tuple<Asked<T>...>& asked, const ComputeOptions& options, std::index_sequence<I...>) {
  const std::vector<Computed> computed = compute_all({std::get<I>(asked).expr...}, options);
  return std::tuple<decltype(std::declval<const T&>().compute())...>{std::get<I>(asked).result(computed[I])...};
}
}  // namespace detail

/// Computes several frames, series and scalars at once, so that they share what they have in common: a source is read once for
/// all reductions over the same rows. Returns a tuple: a Table for a DataFrame, a Column for a Series, a Value for a Scalar,
/// paths for a FileWrite.
template <Lazy... T>
std::tuple<decltype(std::declval<const T&>().compute())...> compute(const ComputeOptions& options, const T&... lazy) {
  return detail::compute_asked<T...>(std::tuple<detail::Asked<T>...>(detail::Asked<T>(lazy)...), options,
                                     std::index_sequence_for<T...>());
}
template <Lazy... T>
std::tuple<decltype(std::declval<const T&>().compute())...> compute(const T&... lazy) {
  return compute(ComputeOptions{}, lazy...);
}

/// DataFrame::persist of several frames and series at once, so that they share what they have in common: a tuple of them. Dask's
/// persist.
template <class... T>
  requires((std::same_as<T, dd::DataFrame> || std::same_as<T, dd::Series>) && ...)
std::tuple<T...> persist(const ComputeOptions& options, const T&... lazy) {
  return detail::take_persisted<T...>(detail::persist_all({lazy.expr()...}, options), std::index_sequence_for<T...>());
}
template <class... T>
  requires((std::same_as<T, dd::DataFrame> || std::same_as<T, dd::Series>) && ...)
std::tuple<T...> persist(const T&... lazy) {
  return persist(ComputeOptions{}, lazy...);
}

}  // namespace weft

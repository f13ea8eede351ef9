// Values of groups of rows and the labels of these rows -> the smallest or largest value, and the label of the first row that has
// it.
#include "kernel/aggregate/aggregate_state.h"
#include "kernel/aggregate/kept_values.h"
#include "kernel/scalar/missing.h"

namespace weft::kernel {
namespace {

/// One value a group, with its type forgotten.
class Values {
 public:
  virtual ~Values() = default;
  virtual void resize(std::size_t groups) = 0;
  /// Takes the values of some rows, each for its row's group.
  virtual void set(const std::uint32_t* groups, const Vector& values, std::span<const std::uint32_t> rows) = 0;
  virtual Vector copy(std::size_t begin, std::size_t count) const = 0;
  virtual std::size_t bytes() const = 0;
};

template <class T, class Kept>
class ValuesOf final : public Values {
 public:
  explicit ValuesOf(Kept kept) : kept_(std::move(kept)) {}
  void resize(std::size_t groups) override {
    kept_.resize(groups);
    valid_.resize(groups);
  }
  void set(const std::uint32_t* groups, const Vector& values, std::span<const std::uint32_t> rows) override {
    const T* in = values.data<T>();
    for (const std::uint32_t row : rows) {
      valid_[groups[row]] = values.is_valid(row);
      if (valid_[groups[row]]) kept_.set(groups[row], in[row]);
    }
    kept_.own();
  }
  Vector copy(std::size_t begin, std::size_t count) const override {
    Vector made = kept_.copy(begin, count);
    made.valid = validity_of(valid_.data(), begin, count);
    return made;
  }
  std::size_t bytes() const override { return kept_.bytes() + valid_.capacity(); }

 private:
  Kept kept_;
  LargeVector<std::uint8_t> valid_;
};

/// The extremes of groups, with their type forgotten.
class Extremes {
 public:
  virtual ~Extremes() = default;
  virtual void resize(std::size_t groups) = 0;
  /// The rows whose values beat all that came before in their groups, in order.
  virtual void find(const std::uint32_t* groups, const Vector& values, std::size_t rows, std::vector<std::uint32_t>& found) = 0;
  virtual Vector copy(std::size_t begin, std::size_t count) const = 0;
  virtual std::size_t bytes() const = 0;
};

template <class T, class Kept, bool is_max>
class ExtremesOf final : public Extremes {
 public:
  explicit ExtremesOf(Kept kept) : kept_(std::move(kept)) {}
  void resize(std::size_t groups) override {
    kept_.resize(groups);
    seen_.resize(groups);
  }
  void find(const std::uint32_t* groups, const Vector& values, std::size_t rows, std::vector<std::uint32_t>& found) override {
    const T* in = values.data<T>();
    const Missing<T> missing(values);
    for (std::size_t row = 0; row < rows; ++row) {
      const std::uint32_t group = groups[row];
      if (missing(row) || (seen_[group] && !(is_max ? kept_[group] < in[row] : in[row] < kept_[group]))) continue;
      kept_.set(group, in[row]);
      seen_[group] = 1;
      found.push_back(static_cast<std::uint32_t>(row));
    }
    kept_.own();
  }
  Vector copy(std::size_t begin, std::size_t count) const override {
    Vector made = kept_.copy(begin, count);
    made.valid = validity_of(seen_.data(), begin, count);
    return made;
  }
  std::size_t bytes() const override { return kept_.bytes() + seen_.capacity(); }

 private:
  Kept kept_;
  LargeVector<std::uint8_t> seen_;
};

class ArgExtremeState final : public AggregateState {
 public:
  ArgExtremeState(std::unique_ptr<Extremes> extremes, std::unique_ptr<Values> labels)
      : extremes_(std::move(extremes)), labels_(std::move(labels)) {}

  void resize(std::size_t groups) override {
    extremes_->resize(groups);
    labels_->resize(groups);
  }
  void update(const std::uint32_t* groups, std::span<const Vector> values, std::size_t rows) override {
    found_.clear();
    extremes_->find(groups, values[0], rows, found_);
    labels_->set(groups, values[1], found_);
  }
  void results(std::size_t begin, std::size_t count, std::vector<Vector>& columns) override {
    columns.push_back(extremes_->copy(begin, count));
    columns.push_back(labels_->copy(begin, count));
  }
  std::size_t bytes() const override { return extremes_->bytes() + labels_->bytes(); }

 private:
  std::unique_ptr<Extremes> extremes_;
  std::unique_ptr<Values> labels_;
  std::vector<std::uint32_t> found_;
};

}  // namespace

std::unique_ptr<AggregateState> make_arg_extreme_state(bool is_max, DType value, DType label) {
  auto extremes = with_kept_values(value, [&]<class T, class Kept>(const T&, Kept kept) -> std::unique_ptr<Extremes> {
    if (is_max) return std::make_unique<ExtremesOf<T, Kept, true>>(std::move(kept));
    return std::make_unique<ExtremesOf<T, Kept, false>>(std::move(kept));
  });
  auto labels = with_kept_values(label, [&]<class T, class Kept>(const T&, Kept kept) -> std::unique_ptr<Values> {
    return std::make_unique<ValuesOf<T, Kept>>(std::move(kept));
  });
  return std::make_unique<ArgExtremeState>(std::move(extremes), std::move(labels));
}

}  // namespace weft::kernel

// Rows of numbers -> the tree of their clusters.
#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <utility>

#include <weft/error.h>
#include <weft/figure_factory.h>
#include <weft/graph_objects.h>

#include "base/text.h"

namespace weft::ff {
namespace {

// Two clusters that become one; those that are single rows have the rows' numbers, the others follow.
struct Merge {
  std::size_t left, right;
  double distance;
};

double merged_distance(const std::string& linkage, double a, double b, double size_a, double size_b) {
  if (linkage == "complete") return std::max(a, b);
  if (linkage == "single") return std::min(a, b);
  if (linkage == "weighted") return (a + b) / 2;
  return (size_a * a + size_b * b) / (size_a + size_b);
}

// The two nearest clusters become one until one is left.
std::vector<Merge> cluster(const Matrix& rows, const std::string& linkage) {
  const std::size_t count = rows.size();
  Matrix distance(count, Numbers(count, 0));
  for (std::size_t i = 0; i < count; ++i) {
    for (std::size_t j = 0; j < i; ++j) {
      double sum = 0;
      for (std::size_t c = 0; c < rows[i].size(); ++c) sum += (rows[i][c] - rows[j][c]) * (rows[i][c] - rows[j][c]);
      distance[i][j] = distance[j][i] = std::sqrt(sum);
    }
  }
  std::vector<std::size_t> number(count), places(count);
  Numbers size(count, 1);
  for (std::size_t i = 0; i < count; ++i) number[i] = places[i] = i;
  std::vector<Merge> merges;
  while (places.size() > 1) {
    std::size_t first = places[0], second = places[1];
    for (std::size_t i = 0; i < places.size(); ++i) {
      for (std::size_t j = i + 1; j < places.size(); ++j) {
        if (distance[places[i]][places[j]] < distance[first][second]) {
          first = places[i];
          second = places[j];
        }
      }
    }
    merges.push_back({std::min(number[first], number[second]), std::max(number[first], number[second]), distance[first][second]});
    for (const std::size_t other : places) {
      if (other == first || other == second) continue;
      distance[first][other] = distance[other][first] =
          merged_distance(linkage, distance[first][other], distance[second][other], size[first], size[second]);
    }
    number[first] = count + merges.size() - 1;
    size[first] += size[second];
    places.erase(std::find(places.begin(), places.end(), second));
  }
  return merges;
}

struct Branch {
  std::array<double, 4> across, height;
  std::size_t color;  ///< 0 above the threshold.
};

// As SciPy's dendrogram: leaves ten apart, a color for each tree below the threshold.
class Tree {
 public:
  Tree(const std::vector<Merge>& merges, double threshold) : merges_(merges), threshold_(threshold) {
    draw(2 * merges.size(), 0);
  }

  std::vector<Branch> branches;
  std::vector<std::size_t> leaves;

 private:
  struct Drawn {
    double across, width, height;
  };

  Drawn draw(std::size_t cluster, double begin) {
    const std::size_t count = merges_.size() + 1;
    if (cluster < count) {
      leaves.push_back(cluster);
      return {begin + 5.0, 10.0, 0.0};
    }
    const Merge& merge = merges_[cluster - count];
    const Drawn left = draw(merge.left, begin);
    std::size_t color = 0;
    if (merge.distance >= threshold_ || threshold_ <= 0) {
      if (below_) current_ = (current_ + 1) % 9;
      below_ = false;
    } else {
      below_ = true;
      color = current_ + 1;
    }
    const Drawn right = draw(merge.right, begin + left.width);
    branches.push_back({{left.across, left.across, right.across, right.across},
                        {left.height, merge.distance, merge.distance, right.height},
                        color});
    return {(left.across + right.across) / 2, left.width + right.width, merge.distance};
  }

  const std::vector<Merge>& merges_;
  double threshold_;
  std::size_t current_ = 0;
  bool below_ = false;
};

// The places of the leaves, from the first.
Numbers leaf_places(const std::vector<Branch>& branches) {
  Numbers places;
  for (const Branch& branch : branches) {
    for (std::size_t i = 0; i < 4; ++i) {
      if (branch.height[i] == 0 && std::find(places.begin(), places.end(), branch.across[i]) == places.end())
        places.push_back(branch.across[i]);
    }
  }
  // Branches of height 0, between rows that are equal, have no leaf where they meet.
  if (places.size() > branches.size() + 1) {
    const auto [first, last] = std::minmax_element(places.begin(), places.end());
    const int begin = static_cast<int>(*first), end = static_cast<int>(*last);
    const int step = (end - begin) / static_cast<int>(branches.size());
    places.clear();
    for (int place = begin; place <= end; place += step) places.push_back(place);
  }
  std::sort(places.begin(), places.end());
  return places;
}

const std::string& color_of(const std::vector<std::string>& given, std::size_t color) {
  static const std::vector<std::string> defaults = {"rgb(0,116,217)", "rgb(35,205,205)", "rgb(61,153,112)",  "rgb(40,35,35)",
                                                    "rgb(133,20,75)", "rgb(255,65,54)",  "rgb(255,255,255)", "rgb(255,220,0)"};
  static const std::vector<std::string> names = {"blue", "cyan", "green", "black", "magenta", "red", "white", "yellow"};
  // Blue above the threshold, then green, red, cyan, magenta, yellow, black, green, red, cyan.
  static constexpr std::size_t order[] = {0, 2, 5, 1, 4, 7, 3, 2, 5, 1};
  const std::size_t index = order[color];
  if (given.empty()) return defaults[index];
  return index < given.size() ? given[index] : names[index];
}

void check_choice(const char* what, const std::string& name, const std::vector<std::string>& choices) {
  if (std::find(choices.begin(), choices.end(), name) == choices.end())
    throw Error(ErrorKind::user, base::not_found(what, name, choices));
}

}  // namespace

Figure create_dendrogram(const Matrix& rows, const Dendrogram& options) {
  check_choice("Orientation", options.orientation, {"bottom", "top", "left", "right"});
  check_choice("Linkage", options.linkage, {"complete", "single", "average", "weighted"});
  if (rows.size() < 2) throw Error(ErrorKind::user, "A dendrogram needs at least two rows: " + std::to_string(rows.size()));
  for (const auto& row : rows) {
    if (row.size() != rows[0].size()) throw Error(ErrorKind::user, "The rows of a dendrogram are of different lengths");
  }
  if (!options.labels.empty() && options.labels.size() != rows.size()) {
    throw Error(ErrorKind::user, "A dendrogram has not one label for each row: " + std::to_string(options.labels.size()));
  }
  const auto merges = cluster(rows, options.linkage);
  const Tree tree(merges, options.color_threshold.value_or(0.7 * merges.back().distance));
  const bool upright = options.orientation == "top" || options.orientation == "bottom";
  const double sign_x = options.orientation == "left" || options.orientation == "bottom" ? 1 : -1;
  const double sign_y = options.orientation == "right" || options.orientation == "bottom" ? 1 : -1;
  std::vector<go::Trace> data;
  for (std::size_t i = 0; i < tree.branches.size(); ++i) {
    const Branch& branch = tree.branches[i];
    Numbers x, y;
    for (std::size_t k = 0; k < 4; ++k) {
      x.push_back(sign_x * (upright ? branch.across[k] : branch.height[k]));
      y.push_back(sign_y * (upright ? branch.height[k] : branch.across[k]));
    }
    go::Scatter trace({{"x", x},
                       {"y", y},
                       {"mode", "lines"},
                       {"marker", {{"color", color_of(options.colorscale, branch.color)}}},
                       {"hoverinfo", "text"},
                       {"xaxis", "x"},
                       {"yaxis", "y"}});
    if (i < options.hovertext.size()) trace.update({{"text", options.hovertext[i]}});
    data.push_back(std::move(trace));
  }
  std::vector<std::string> labels;
  for (const std::size_t leaf : tree.leaves)
    labels.push_back(options.labels.empty() ? std::to_string(leaf) : options.labels[leaf]);
  std::vector<go::Value> places;
  for (const double place : leaf_places(tree.branches)) places.push_back(sign_y * place);
  const go::Value axis = {{"type", "linear"},       {"ticks", "outside"}, {"mirror", "allticks"}, {"rangemode", "tozero"},
                          {"showticklabels", true}, {"zeroline", false},  {"showgrid", false},    {"showline", true}};
  go::Layout layout({{"showlegend", false}, {"autosize", false}, {"hovermode", "closest"}, {"xaxis", axis}, {"yaxis", axis}});
  layout.update({{upright ? "xaxis" : "yaxis", {{"tickvals", places}, {"ticktext", labels}, {"tickmode", "array"}}}});
  return Figure(std::move(data), std::move(layout));
}

}  // namespace weft::ff

// A grid of subplots -> the text that shows it.
#include "figure/grid_text.h"

#include <algorithm>
#include <set>

#include "base/text.h"

namespace weft::figure {
namespace {

// Characters, of which brackets that span rows have three bytes.
std::size_t width_of(const std::string& text) {
  return static_cast<std::size_t>(std::count_if(text.begin(), text.end(), [](char c) { return (c & 0xC0) != 0x80; }));
}

std::string padded(std::string text, std::size_t width) {
  const std::size_t have = width_of(text);
  if (have < width) text.append(width - have, ' ');
  return text;
}

// "xaxis2" as "x2".
std::string names_of(const std::vector<std::string>& keys) {
  std::vector<std::string> names;
  for (std::string key : keys) {
    const std::size_t axis = key.find("axis");
    if (axis != key.npos) key.erase(axis, 4);
    names.push_back(std::move(key));
  }
  return base::join(names, ",");
}

std::string text_of(std::size_t r, std::size_t c, const Cell& cell) {
  std::set<std::string> keys;
  for (const auto& ref : cell) keys.insert(ref.layout_keys.begin(), ref.layout_keys.end());
  return "(" + std::to_string(r + 1) + "," + std::to_string(c + 1) + ") " + names_of({keys.begin(), keys.end()});
}

const std::string end = " ]", end_top = " ⎤", end_middle = " ⎟", end_bottom = " ⎦";
const std::string across = "       -", down = "       :", nothing = "    (empty) ";

class Drawing {
 public:
  explicit Drawing(const Grid& grid) : grid_(grid), texts_(grid.rows, std::vector<std::string>(grid.cols)) {
    for (std::size_t r = 0; r < grid.rows; ++r) {
      for (std::size_t c = 0; c < grid.cols; ++c) {
        if (!cell(r, c).empty()) width_ = std::max(width_, text_of(r, c, cell(r, c)).size() + 4);
      }
    }
    for (std::size_t r = 0; r < grid.rows; ++r) {
      for (std::size_t c = 0; c < grid.cols; ++c) draw(r, c);
    }
  }

  std::string row(std::size_t r) const { return base::join(texts_[r], "  "); }

 private:
  const Cell& cell(std::size_t r, std::size_t c) const { return grid_.cells[r * grid_.cols + c]; }

  void draw(std::size_t r, std::size_t c) {
    if (cell(r, c).empty()) {
      if (texts_[r][c].empty()) texts_[r][c] = padded(nothing, width_);
      return;
    }
    const SubplotSpec spec = grid_.specs.empty() ? SubplotSpec() : grid_.specs[r][c];
    const auto colspan = static_cast<std::size_t>(spec.colspan), rowspan = static_cast<std::size_t>(spec.rowspan);
    const std::string& right = rowspan > 1 ? end_top : end;
    std::string text = (rowspan > 1 ? "⎡ " : "[ ") + text_of(r, c, cell(r, c));
    for (std::size_t i = 1; i + 1 < colspan; ++i) texts_[r][c + i] = padded(across, width_);
    if (colspan > 1) {
      texts_[r][c + colspan - 1] = padded(across, width_ - 2) + right;
    } else {
      text = padded(text, width_ - 2) + right;
    }
    for (std::size_t j = 1; j < rowspan; ++j) {
      const bool last = j + 1 == rowspan;
      for (std::size_t i = 0; i < colspan; ++i) {
        std::string part = padded(down, width_);
        if (i == 0) part = (last ? "⎣ " : "⎢ ") + part.substr(2);
        if (i + 1 == colspan) part = part.substr(0, part.size() - 2) + (last ? end_bottom : end_middle);
        texts_[r + j][c + i] = part;
      }
    }
    texts_[r][c] = padded(text, width_);
  }

  const Grid& grid_;
  std::vector<std::vector<std::string>> texts_;
  std::size_t width_ = 4;
};

}  // namespace

std::string grid_text(const Grid& grid) {
  const Drawing drawing(grid);
  std::string text = "This is the format of your plot grid:\n";
  for (std::size_t i = 0; i < grid.rows; ++i) text += drawing.row(grid.from_top ? i : grid.rows - 1 - i) + "\n";
  if (grid.insets.empty()) return text;
  text += "\nWith insets:\n";
  for (std::size_t i = 0; i < grid.insets.size(); ++i) {
    const auto [row, col] = grid.insets[i].cell;
    const auto r = static_cast<std::size_t>(row - 1), c = static_cast<std::size_t>(col - 1);
    text += "[ " + names_of(grid.inset_cells[i][0].layout_keys) + " ] over [ " + text_of(r, c, grid.at(row, col)) + " ]\n";
  }
  return text;
}

}  // namespace weft::figure

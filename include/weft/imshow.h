// An array of numbers -> a figure that shows it as an image.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include <weft/chart_arguments.h>
#include <weft/figure.h>
#include <weft/table.h>

namespace weft::px {

/// An array of numbers: (rows, columns), (rows, columns, 3) of red, green and blue, or (rows, columns, 4) with opacity; further
/// axes are those that facets and animations go along.
class Image {
 public:
  using Numbers = std::variant<std::vector<std::uint8_t>, std::vector<std::int64_t>, std::vector<float>, std::vector<double>>;

  /// Numbers row by row. Throws a user Error when there are not as many as the shape says.
  Image(Numbers numbers, std::vector<std::size_t> shape);
  /// Rows of numbers. Throws a user Error when they are of different lengths.
  Image(const std::vector<std::vector<double>>& rows);
  Image(const std::vector<std::vector<std::int64_t>>& rows);
  /// The rows of a table: the names of its columns are along x, the numbers of its rows along y. Throws a user Error for a
  /// column that is no number.
  Image(const dd::Table& table);

  /// The numbers row by row, and how many there are along each axis.
  const Numbers& numbers() const { return numbers_; }
  const std::vector<std::size_t>& shape() const { return shape_; }
  /// Of a table; empty else.
  const std::vector<std::string>& column_names() const { return column_names_; }

 private:
  Numbers numbers_;
  std::vector<std::size_t> shape_;
  std::vector<std::string> column_names_;
};

/// The arguments of imshow(). Names and meaning are those of plotly.express.imshow.
struct Imshow {
  Json x = {};                              ///< What stands along x, an array; of an image in colors numbers.
  Json y = {};                              ///< The same along y.
  std::optional<int> animation_frame = {};  ///< The axis that an animation goes along, from 0.
  std::optional<int> facet_row = {};        ///< The axis that rows of plots go along.
  std::optional<int> facet_col = {};        ///< The axis that columns of plots go along.
  int facet_col_wrap = 0;                   ///< The most columns; 0 for no limit.
  std::optional<double> facet_row_spacing = {};
  std::optional<double> facet_col_spacing = {};
  Dict<std::string> labels = {};  ///< Of "x", "y", "color", "animation_frame", "facet_col" and "facet_row".

  Json zmin = {};                          ///< What is drawn darkest: a number, or an array of one for each color.
  Json zmax = {};                          ///< What is drawn brightest.
  std::string origin = {};                 ///< "upper" or "lower": where the first row is.
  std::string aspect = {};                 ///< "equal" or "auto"; "equal" when not given.
  std::string contrast_rescaling = {};     ///< "minmax" or "infer", from the type of the numbers.
  std::optional<bool> binary_string = {};  ///< Whether the image travels as PNG; of itself when in colors.
  int binary_compression_level = 4;        ///< From 0 to 9.
  Setting text_auto = {};                  ///< true writes each number; a d3-format does so in that format.
  ColorScale color_continuous_scale = {};
  std::optional<double> color_continuous_midpoint = {};
  Bounds range_color = {};  ///< Instead of zmin and zmax.

  std::string title = {};
  Json template_ = {};
  std::optional<int> width = {};
  std::optional<int> height = {};
};

/// Shows the image: numbers through a color scale, red, green and blue as they are. Throws a user Error that names the argument,
/// and for a shape that is no image.
/// Definition: https://plotly.com/python-api-reference/generated/plotly.express.imshow
Figure imshow(const Image& image, const Imshow& arguments = {});

}  // namespace weft::px

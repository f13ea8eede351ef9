// An array of numbers -> a figure that shows it as an image.
#include <weft/imshow.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

#include <boost/json/array.hpp>
#include <boost/json/object.hpp>
#include <boost/json/string.hpp>

#include <weft/error.h>

#include "base/base64.h"
#include "base/json_writer.h"
#include "base/text.h"
#include "express/animation.h"
#include "express/choices.h"
#include "express/colors.h"
#include "express/defaults.h"
#include "express/png.h"
#include "express/subplots.h"
#include "express/templates.h"
#include "express/traces.h"
#include "figure/merge.h"
#include "figure/typed_array.h"

namespace weft::px {
namespace {

using boost::json::array;
using boost::json::object;

std::size_t size_of(const std::vector<std::size_t>& shape) {
  std::size_t size = 1;
  for (std::size_t length : shape) size *= length;
  return size;
}

std::string text_of(const std::vector<std::size_t>& shape) {
  std::vector<std::string> lengths;
  for (std::size_t length : shape) lengths.push_back(std::to_string(length));
  return base::join(lengths);
}

template <class T>
std::vector<T> flatten(const std::vector<std::vector<T>>& rows) {
  std::vector<T> all;
  for (std::size_t row = 0; row < rows.size(); ++row) {
    if (rows[row].size() != rows[0].size()) {
      throw Error(ErrorKind::user, "Rows of an image are of different lengths: row 0 has " + std::to_string(rows[0].size()) +
                                       ", row " + std::to_string(row) + " has " + std::to_string(rows[row].size()));
    }
    all.insert(all.end(), rows[row].begin(), rows[row].end());
  }
  return all;
}

template <class T>
std::vector<std::size_t> shape_of(const std::vector<std::vector<T>>& rows) {
  return {rows.size(), rows.empty() ? 0 : rows[0].size()};
}

Image::Numbers numbers_of(const dd::Table& table) {
  bool whole = true;
  for (const auto& name : table.column_names()) {
    const dd::Column column = table[name];
    if (!dd::is_numeric(column.dtype())) {
      throw Error(ErrorKind::user,
                  "An image needs numbers: column " + name + " is of type " + std::string(to_string(column.dtype())));
    }
    whole = whole && dd::is_integer(column.dtype()) && column.null_count() == 0;
  }
  std::vector<std::int64_t> integers;
  std::vector<double> floats;
  std::vector<std::vector<double>> columns;
  for (const auto& name : table.column_names()) {
    if (!whole) columns.push_back(table[name].to_doubles());
  }
  for (std::size_t row = 0; row < table.num_rows(); ++row) {
    for (std::size_t column = 0; column < table.num_columns(); ++column) {
      if (whole) integers.push_back(table.column(column).at<std::int64_t>(row));
      if (!whole) floats.push_back(columns[column][row]);
    }
  }
  if (whole) return integers;
  return floats;
}

// Draws one image, slice by slice.
class ImagePlot {
 public:
  /// Whether the arguments have a color scale of their own, or only a default one.
  ImagePlot(const Image& image, const Imshow& arguments, bool own_scale)
      : image_(image), arguments_(arguments), own_scale_(own_scale), theme_(find_template(arguments.template_)) {}

  Figure draw() {
    check();
    arrange();
    settle_range();
    std::vector<object> traces;
    const std::size_t count = size_of(slices_);
    for (std::size_t slice = 0; slice < count; ++slice) traces.push_back(is_heatmap() ? heatmap(slice) : picture(slice));
    return lay_out(std::move(traces));
  }

 private:
  bool is_heatmap() const { return channels_ == 1 && !as_png_; }

  void check() const {
    const auto choice = [](std::string_view name, const std::string& value, const std::vector<std::string>& choices) {
      if (value.empty() || std::find(choices.begin(), choices.end(), value) != choices.end()) return;
      throw Error(ErrorKind::user,
                  "Argument '" + std::string(name) + "' has no such choice: " + value + " " + base::choices_hint(value, choices));
    };
    choice("origin", arguments_.origin, {"upper", "lower"});
    choice("aspect", arguments_.aspect, {"equal", "auto"});
    choice("contrast_rescaling", arguments_.contrast_rescaling, {"minmax", "infer"});
    check_pixels("width", arguments_.width);
    check_pixels("height", arguments_.height);
    if (arguments_.facet_col_wrap < 0) {
      throw Error(ErrorKind::user, "Argument 'facet_col_wrap' is below 0: " + std::to_string(arguments_.facet_col_wrap));
    }
    if (arguments_.binary_compression_level < 0 || arguments_.binary_compression_level > 9) {
      throw Error(ErrorKind::user, "Argument 'binary_compression_level' is not between 0 and 9: " +
                                       std::to_string(arguments_.binary_compression_level));
    }
  }

  // Brings the axes of slices to the front: frames, then rows and columns of plots.
  void arrange() {
    const auto& shape = image_.shape();
    std::vector<std::size_t> order;
    const auto take = [&](const char* name, const std::optional<int>& axis) {
      if (!axis) return;
      const auto at = static_cast<std::size_t>(*axis);
      if (*axis < 0 || at >= shape.size() || std::find(order.begin(), order.end(), at) != order.end()) {
        throw Error(ErrorKind::user, "Argument '" + std::string(name) + "' is no axis of its own of an image of shape " +
                                         text_of(shape) + ": " + std::to_string(*axis));
      }
      order.push_back(at);
      slices_.push_back(shape[at]);
    };
    take("animation_frame", arguments_.animation_frame);
    take("facet_row", arguments_.facet_row);
    take("facet_col", arguments_.facet_col);
    for (std::size_t axis = 0; axis < shape.size(); ++axis) {
      if (std::find(order.begin(), order.end(), axis) == order.end()) order.push_back(axis);
    }
    const std::size_t axes = shape.size() - slices_.size();
    const bool in_colors = axes == 3 && (shape[order.back()] == 3 || shape[order.back()] == 4);
    if (axes != 2 && !in_colors) {
      throw Error(ErrorKind::user,
                  "An image has rows and columns, or these and 3 or 4 channels, besides the axes of facets and "
                  "animations: its shape is " +
                      text_of(shape));
    }
    rows_ = shape[order[slices_.size()]];
    columns_ = shape[order[slices_.size() + 1]];
    channels_ = in_colors ? shape[order.back()] : 1;
    as_png_ = arguments_.binary_string.value_or(in_colors);
    if (as_png_ && !image_.column_names().empty()) {
      throw Error(ErrorKind::user, "Argument 'binary_string' cannot be true for a table");
    }
    if (size_of(shape) == 0) throw Error(ErrorKind::user, "An image without numbers: its shape is " + text_of(shape));
    std::vector<std::size_t> strides(shape.size(), 1);
    for (std::size_t axis = shape.size() - 1; axis-- > 0;) strides[axis] = strides[axis + 1] * shape[axis + 1];
    places_.resize(size_of(shape));
    std::vector<std::size_t> at(shape.size(), 0);
    for (auto& place : places_) {
      place = 0;
      for (std::size_t i = 0; i < order.size(); ++i) place += at[i] * strides[order[i]];
      for (std::size_t i = order.size(); i-- > 0;) {
        if (++at[i] < shape[order[i]]) break;
        at[i] = 0;
      }
    }
  }

  double number(std::size_t place) const {
    return std::visit([&](const auto& numbers) { return static_cast<double>(numbers[place]); }, image_.numbers());
  }

  bool is_bytes() const { return image_.numbers().index() == 0; }

  double infer_largest() const {
    if (image_.numbers().index() == 1) return static_cast<double>(std::numeric_limits<std::int64_t>::max());
    if (is_bytes()) return 255;
    double largest = -std::numeric_limits<double>::infinity();
    for (std::size_t place : places_) {
      if (std::isfinite(number(place))) largest = std::max(largest, number(place));
    }
    return largest <= 1.05 ? 1 : largest <= 255 * 1.05 ? 255 : largest <= 65535 * 1.05 ? 65535 : 4294967296.0;
  }

  void settle_range() {
    zmin_ = arguments_.zmin;
    zmax_ = arguments_.zmax;
    if (arguments_.range_color.given()) {
      zmin_ = arguments_.range_color.low();
      zmax_ = arguments_.range_color.high();
    }
    const std::string contrast = !arguments_.contrast_rescaling.empty() ? arguments_.contrast_rescaling
                                 : channels_ == 1                       ? "minmax"
                                                                        : "infer";
    if (contrast == "minmax") {
      const auto [low, high] = std::minmax_element(places_.begin(), places_.end(),
                                                   [&](std::size_t a, std::size_t b) { return number(a) < number(b); });
      if ((!zmin_.is_null() || as_png_) && zmax_.is_null()) zmax_ = number(*high);
      if ((!zmax_.is_null() || as_png_) && zmin_.is_null()) zmin_ = number(*low);
    } else {
      if (zmax_.is_null() && !is_bytes()) zmax_ = infer_largest();
      if (zmin_.is_null() && !zmax_.is_null()) zmin_ = 0;
    }
  }

  std::size_t slice_size() const { return rows_ * columns_ * channels_; }

  Json typed_slice(std::size_t slice) const {
    const std::size_t first = slice * slice_size();
    std::string shape = std::to_string(rows_) + ", " + std::to_string(columns_);
    if (channels_ > 1) shape += ", " + std::to_string(channels_);
    return std::visit(
        [&]<class T>(const std::vector<T>& numbers) -> Json {
          const auto at = [&](std::size_t i) { return numbers[places_[first + i]]; };
          if constexpr (std::is_integral_v<T> && sizeof(T) == 8) {
            T low = std::numeric_limits<T>::max(), high = std::numeric_limits<T>::min();
            for (std::size_t i = 0; i < slice_size(); ++i) {
              low = std::min(low, at(i));
              high = std::max(high, at(i));
            }
            return figure::with_array_type(low, high, [&]<class To>() -> Json {
              if constexpr (sizeof(To) < 8) return figure::typed_array<To>(slice_size(), at, shape);
              return nested(first, rows_, columns_);
            });
          } else {
            return figure::typed_array<T>(slice_size(), at, shape);
          }
        },
        image_.numbers());
  }

  // Integers that Plotly has no arrays for.
  Json nested(std::size_t first, std::size_t rows, std::size_t columns) const {
    const auto& numbers = std::get<std::vector<std::int64_t>>(image_.numbers());
    array all;
    for (std::size_t row = 0; row < rows; ++row) {
      array line;
      for (std::size_t column = 0; column < columns; ++column) {
        array pixel;
        for (std::size_t channel = 0; channel < channels_; ++channel) {
          pixel.push_back(numbers[places_[first + (row * columns + column) * channels_ + channel]]);
        }
        line.push_back(channels_ == 1 ? pixel[0] : Json(pixel));
      }
      all.push_back(std::move(line));
    }
    return all;
  }

  void check_length(const char* name, const Json& values, std::size_t length) const {
    if (values.is_null()) return;
    if (!values.is_array()) throw Error(ErrorKind::user, "Argument '" + std::string(name) + "' is no array");
    if (values.get_array().size() == length || !is_heatmap()) return;
    throw Error(ErrorKind::user, "Argument '" + std::string(name) + "' has " + std::to_string(values.get_array().size()) +
                                     " values, the image " + std::to_string(length));
  }

  object heatmap(std::size_t slice) const {
    object trace = {{"type", "heatmap"}, {"coloraxis", "coloraxis"}, {"name", std::to_string(slice)}};
    check_length("x", arguments_.x, columns_);
    check_length("y", arguments_.y, rows_);
    const auto& names = image_.column_names();
    if (!arguments_.x.is_null()) trace["x"] = arguments_.x;
    if (!arguments_.y.is_null()) trace["y"] = arguments_.y;
    if (arguments_.x.is_null() && !names.empty()) trace["x"] = array(names.begin(), names.end());
    if (arguments_.y.is_null() && !names.empty()) {
      trace["y"] = figure::with_array_type(std::int64_t{0}, static_cast<std::int64_t>(rows_ - 1), [&]<class To>() -> Json {
        if constexpr (sizeof(To) < 8) return figure::typed_array<To>(rows_, [](std::size_t i) { return i; });
        return nullptr;
      });
    }
    trace["z"] = typed_slice(slice);
    if (const auto* format = arguments_.text_auto.text()) trace["texttemplate"] = "%{z:" + *format + "}";
    if (const bool* on = arguments_.text_auto.flag(); on && *on) trace["texttemplate"] = "%{z}";
    return trace;
  }

  // One end of the range for each channel.
  std::array<double, 4> ends(const char* name, const Json& end, double alpha) const {
    const array* list = end.if_array();
    if (end.is_number() || (list && list->size() == 1)) {
      const double value = (list ? (*list)[0] : end).to_number<double>();
      return {value, value, value, alpha};
    }
    if (!list || (list->size() != 3 && list->size() != 4)) {
      throw Error(ErrorKind::user, "Argument '" + std::string(name) + "' is neither a number nor an array of 1, 3 or 4");
    }
    std::array<double, 4> all = {0, 0, 0, alpha};
    for (std::size_t i = 0; i < list->size(); ++i) all[i] = (*list)[i].to_number<double>();
    return all;
  }

  static std::uint8_t rescale(double value, double low, double high) {
    value = std::clamp(value, low, high);
    if (low == high) return static_cast<std::uint8_t>(std::clamp(value, 0.0, 255.0));
    return static_cast<std::uint8_t>((value - low) / (high - low) * 255.0);
  }

  // Where the pixels stand along an axis.
  void place(const char* name, const Json& values, std::size_t length, double& step, object& trace) const {
    check_length(name, values, length);
    if (values.is_null()) return;
    const array& list = values.get_array();
    const bool numbers = std::all_of(list.begin(), list.end(), [](const Json& value) { return value.is_number(); });
    if (!numbers || list.size() < 2) {
      throw Error(ErrorKind::user, "Argument '" + std::string(name) + "' of an image in colors needs two numbers or more");
    }
    step = list[1].to_number<double>() - list[0].to_number<double>();
    trace[std::string(name) + "0"] = list[0];
    trace[std::string("d") + name] = step;
  }

  object picture(std::size_t slice) {
    object trace = {{"type", "image"}};
    const bool ranged = !zmin_.is_null() && !zmax_.is_null();
    std::array<double, 4> low{}, high{};
    if (ranged) {
      low = ends("zmin", zmin_, 0);
      high = ends("zmax", zmax_, 255);
    }
    place("x", arguments_.x, columns_, x_step_, trace);
    place("y", arguments_.y, rows_, y_step_, trace);
    if (!as_png_) {
      trace["z"] = typed_slice(slice);
      trace["colormodel"] = channels_ == 3 ? "rgb" : "rgba256";
      if (ranged) {
        trace["zmin"] = array(low.begin(), low.end());
        trace["zmax"] = array(high.begin(), high.end());
      }
      return trace;
    }
    trace["name"] = std::to_string(slice);
    std::vector<std::uint8_t> pixels(slice_size());
    for (std::size_t i = 0; i < pixels.size(); ++i) {
      const double value = number(places_[slice * slice_size() + i]);
      const std::size_t channel = i % channels_;
      pixels[i] = ranged ? rescale(value, low[channel], high[channel]) : static_cast<std::uint8_t>(value);
      changed_ = changed_ || (ranged && static_cast<double>(pixels[i]) != value);
    }
    const std::string png = to_png(pixels, rows_, columns_, channels_, arguments_.binary_compression_level);
    trace["source"] = "data:image/png;base64," + base::to_base64(png);
    return trace;
  }

  std::string label(const std::string& of, std::string otherwise = "") const {
    for (const auto& [name, text] : arguments_.labels.items()) {
      if (name == of && !text.empty()) return text;
    }
    return otherwise;
  }

  object first_layout() const {
    object layout;
    const bool lower = arguments_.origin == "lower";
    if (is_heatmap()) {
      layout["yaxis"] = object{{"autorange", lower ? Json(true) : Json("reversed")}};
      if (arguments_.aspect != "auto") {
        layout["xaxis"] = object{{"scaleanchor", "y"}, {"constrain", "domain"}};
        layout["yaxis"].as_object()["constrain"] = "domain";
      }
      layout["coloraxis"] = coloraxis();
    } else {
      if (lower || y_step_ < 0) layout["yaxis"] = object{{"autorange", true}};
      if (x_step_ < 0) layout["xaxis"] = object{{"autorange", "reversed"}};
    }
    if (arguments_.height) layout["height"] = *arguments_.height;
    if (arguments_.width) layout["width"] = *arguments_.width;
    if (!arguments_.title.empty()) {
      layout["title"] = object{{"text", arguments_.title}};
    } else if (!find_in(*theme_, {"layout", "margin", "t"})) {
      layout["margin"] = object{{"t", 60}};
    }
    return layout;
  }

  void check_end(const char* name, const Json& end) const {
    if (end.is_null() || end.is_number()) return;
    const char* argument = arguments_.range_color.given() ? "range_color" : name;
    throw Error(ErrorKind::user, "Argument '" + std::string(argument) + "' has an end that is no number: " + base::to_json(end));
  }

  object coloraxis() const {
    check_end("zmin", zmin_);
    check_end("zmax", zmax_);
    object axis = {{"colorscale", colorscale_of(arguments_.color_continuous_scale, *theme_)}};
    if (own_scale_) axis["autocolorscale"] = false;
    if (arguments_.color_continuous_midpoint) axis["cmid"] = *arguments_.color_continuous_midpoint;
    if (!zmin_.is_null()) axis["cmin"] = zmin_;
    if (!zmax_.is_null()) axis["cmax"] = zmax_;
    if (const auto text = label("color"); !text.empty()) axis["colorbar"] = object{{"title", {{"text", text}}}};
    return axis;
  }

  SubplotGrid make_grid() const {
    SubplotGrid grid;
    const auto titles = [&](const char* of, std::size_t count) {
      std::vector<std::string> all;
      for (std::size_t i = 0; i < count; ++i) all.push_back(label(of, of) + "=" + std::to_string(i));
      return all;
    };
    if (arguments_.facet_row)
      grid.row_titles = titles("facet_row", image_.shape()[static_cast<std::size_t>(*arguments_.facet_row)]);
    if (arguments_.facet_col) {
      grid.column_titles = titles("facet_col", image_.shape()[static_cast<std::size_t>(*arguments_.facet_col)]);
    }
    grid.num_rows = std::max<std::size_t>(1, grid.row_titles.size());
    grid.num_columns = std::max<std::size_t>(1, grid.column_titles.size());
    const auto wrap = static_cast<std::size_t>(arguments_.facet_col_wrap);
    if (wrap > 0 && !arguments_.facet_row) {
      grid.num_rows = (grid.num_columns + wrap - 1) / wrap;
      grid.num_columns = std::min(grid.num_columns, wrap);
      grid.subplot_titles = std::move(grid.column_titles);
      grid.subplot_titles.resize(grid.size());
      grid.column_titles.clear();
    }
    const auto spacing = [](const std::optional<double>& given, double otherwise) {
      return given.value_or(0) != 0 ? *given : otherwise;
    };
    grid.row_spacing = spacing(arguments_.facet_row_spacing, wrap > 0 ? 0.07 : 0.03);
    grid.column_spacing = spacing(arguments_.facet_col_spacing, 0.02);
    return grid;
  }

  std::string hovertemplate() const {
    const std::string x = label("x", "x") + ": %{x}<br>", y = label("y", "y") + ": %{y}";
    if (as_png_ && changed_) return x + y + "<extra></extra>";
    const std::size_t axes = slices_.size() + (channels_ == 1 ? 2 : 3);
    const std::string value = is_heatmap()                  ? "%{z}"
                              : axes == 2                   ? "%{z[0]}"
                              : axes == 3 && channels_ == 3 ? "[%{z[0]}, %{z[1]}, %{z[2]}]"
                                                            : "%{z}";
    return x + y + "<br>" + label("color", "color") + ": " + value + "<extra></extra>";
  }

  Figure lay_out(std::vector<object> traces) const {
    const SubplotGrid grid = make_grid();
    const object first = first_layout();
    object layout;
    layout["template"] = nullptr;
    add_subplots(grid, layout);
    figure::merge(layout, first);
    for (std::size_t column = 0; column < grid.num_columns; ++column) set_title(label("x"), axis_name('x', column), layout);
    for (std::size_t row = 0; row < grid.num_rows; ++row) {
      set_title(label("y"), axis_name('y', row * grid.num_columns), layout);
    }
    const bool facets = arguments_.facet_row || arguments_.facet_col;
    array data;
    for (std::size_t i = 0; i < traces.size() && i < (facets ? grid.size() : 1); ++i) {
      object trace = traces[i];
      set_subplot(TraceKind::scatter, grid, (grid.num_rows - 1 - i / grid.num_columns) * grid.num_columns + i % grid.num_columns,
                  trace);
      trace["hovertemplate"] = hovertemplate();
      data.push_back(in_order(std::move(trace)));
    }
    object figure = {{"data", std::move(data)}};
    if (arguments_.animation_frame) figure["frames"] = frames(std::move(traces), first, layout);
    figure["layout"] = std::move(layout);
    return Figure(std::move(figure), theme_, figure_grid(make_grid()));
  }

  static void set_title(const std::string& text, const std::string& axis, object& layout) {
    if (!text.empty()) layout[axis].as_object()["title"] = object{{"text", text}};
  }

  array frames(std::vector<object> traces, const object& first, object& layout) const {
    const std::size_t count = slices_.front(), each = traces.size() / count;
    array all;
    std::vector<std::string> names;
    for (std::size_t frame = 0; frame < count; ++frame) {
      array data;
      for (std::size_t i = 0; i < each; ++i) data.push_back(in_order(std::move(traces[frame * each + i])));
      names.push_back(std::to_string(frame));
      all.push_back(object{{"data", std::move(data)}, {"layout", first}, {"name", names.back()}});
    }
    const std::string called = label("animation_frame", "animation_frame");
    if (count > 1) add_animation_controls(names, label(called, called), true, layout);
    return all;
  }

  const Image& image_;
  const Imshow& arguments_;
  const bool own_scale_;
  const TemplatePtr theme_;
  std::vector<std::size_t> slices_;  // lengths of the axes in front
  std::vector<std::size_t> places_;  // for each number in the new order, where it stands in the image
  std::size_t rows_ = 0, columns_ = 0, channels_ = 1;
  bool as_png_ = false;
  bool changed_ = false;  // whether the PNG shows other numbers than the image has
  Json zmin_, zmax_;
  double x_step_ = 0, y_step_ = 0;
};

}  // namespace

Image::Image(Numbers numbers, std::vector<std::size_t> shape) : numbers_(std::move(numbers)), shape_(std::move(shape)) {
  const std::size_t count = std::visit([](const auto& values) { return values.size(); }, numbers_);
  if (shape_.size() >= 2 && count == size_of(shape_)) return;
  throw Error(ErrorKind::user, "An image of shape " + text_of(shape_) + " cannot have " + std::to_string(count) + " numbers");
}

Image::Image(const std::vector<std::vector<double>>& rows) : Image(flatten(rows), shape_of(rows)) {}

Image::Image(const std::vector<std::vector<std::int64_t>>& rows) : Image(flatten(rows), shape_of(rows)) {}

Image::Image(const dd::Table& table) : Image(numbers_of(table), {table.num_rows(), table.num_columns()}) {
  column_names_ = table.column_names();
}

Figure imshow(const Image& image, const Imshow& arguments) try {
  Imshow given = arguments;
  if (has_defaults()) apply_defaults(given);
  return ImagePlot(image, given, arguments.color_continuous_scale.given()).draw();
} catch (const Error& error) {
  throw error.in("px::imshow");
}

}  // namespace weft::px

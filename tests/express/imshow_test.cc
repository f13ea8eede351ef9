// Shows the images that plotly.express.imshow showed, and compares the figures.
#include <gtest/gtest.h>
#include <boost/json.hpp>

#include <cmath>

#include <weft/imshow.h>

#include "errors/message_of.h"
#include "express/recording.h"

namespace weft::px {
namespace {

const boost::json::array& cases() { return recording("imshow.json").at("cases").as_array(); }

std::string text_of(const Json& value) { return value.as_string().c_str(); }

template <class T>
Image image_of(const Json& recorded) {
  std::vector<T> numbers;
  for (const auto& number : recorded.at("numbers").as_array()) {
    numbers.push_back(number.is_null() ? static_cast<T>(std::nan("")) : number.to_number<T>());
  }
  std::vector<std::size_t> shape;
  for (const auto& length : recorded.at("shape").as_array()) shape.push_back(length.to_number<std::size_t>());
  return Image(std::move(numbers), std::move(shape));
}

Image table_image(const Json& recorded) {
  std::vector<std::pair<std::string, dd::Column>> columns;
  for (const auto& [name, values] : recorded.as_object()) {
    std::vector<double> numbers;
    std::vector<std::int64_t> integers;
    std::vector<bool> valid;
    for (const auto& value : values.as_array()) {
      valid.push_back(!value.is_null());
      numbers.push_back(value.is_null() ? 0 : value.to_number<double>());
      if (value.is_int64()) integers.push_back(value.get_int64());
    }
    const bool whole = integers.size() == numbers.size();
    columns.emplace_back(std::string(name), whole ? dd::Column(integers) : dd::Column(numbers, valid));
  }
  return Image(dd::Table(std::move(columns)));
}

Image recorded_image(const Json& recorded) {
  if (const Json* table = recorded.as_object().if_contains("table")) return table_image(*table);
  const std::string type = text_of(recorded.at("type"));
  if (type == "uint8") return image_of<std::uint8_t>(recorded);
  if (type == "int64") return image_of<std::int64_t>(recorded);
  if (type == "float32") return image_of<float>(recorded);
  return image_of<double>(recorded);
}

std::vector<std::string> keys_of(const Json& object) {
  std::vector<std::string> keys;
  for (const auto& item : object.as_object()) keys.emplace_back(item.key());
  return keys;
}

Imshow recorded_imshow(const Json& given) {
  Imshow a;
  for (const auto& key : keys_of(given)) {
    const Json& v = given.at(key);
    if (key == "x")
      a.x = v;
    else if (key == "y")
      a.y = v;
    else if (key == "zmin")
      a.zmin = v;
    else if (key == "zmax")
      a.zmax = v;
    else if (key == "origin")
      a.origin = text_of(v);
    else if (key == "aspect")
      a.aspect = text_of(v);
    else if (key == "title")
      a.title = text_of(v);
    else if (key == "template")
      a.template_ = v;
    else if (key == "width")
      a.width = v.to_number<int>();
    else if (key == "height")
      a.height = v.to_number<int>();
    else if (key == "animation_frame")
      a.animation_frame = v.to_number<int>();
    else if (key == "facet_row")
      a.facet_row = v.to_number<int>();
    else if (key == "facet_col")
      a.facet_col = v.to_number<int>();
    else if (key == "facet_col_wrap")
      a.facet_col_wrap = v.to_number<int>();
    else if (key == "facet_row_spacing")
      a.facet_row_spacing = v.to_number<double>();
    else if (key == "facet_col_spacing")
      a.facet_col_spacing = v.to_number<double>();
    else if (key == "contrast_rescaling")
      a.contrast_rescaling = text_of(v);
    else if (key == "binary_string")
      a.binary_string = v.as_bool();
    else if (key == "binary_compression_level")
      a.binary_compression_level = v.to_number<int>();
    else if (key == "color_continuous_scale")
      a.color_continuous_scale = text_of(v);
    else if (key == "color_continuous_midpoint")
      a.color_continuous_midpoint = v.to_number<double>();
    else if (key == "range_color")
      a.range_color = Bounds(v.at(0), v.at(1));
    else if (key == "text_auto" && v.is_bool())
      a.text_auto = v.get_bool();
    else if (key == "text_auto")
      a.text_auto = text_of(v);
    else if (key == "labels") {
      std::vector<std::pair<std::string, std::string>> labels;
      for (const auto& item : v.as_object()) labels.emplace_back(item.key(), text_of(item.value()));
      a.labels = labels;
    } else {
      ADD_FAILURE() << "No such argument: " << key;
    }
  }
  return a;
}

class RecordedImage : public testing::TestWithParam<std::size_t> {};

TEST_P(RecordedImage, EqualsPlotly) {
  const Json& given = cases()[GetParam()];
  Json actual = imshow(recorded_image(given.at("image")), recorded_imshow(given.at("arguments"))).json();
  actual.at("layout").as_object().erase("template");
  EXPECT_EQ(difference(given.at("figure"), actual), "");
}

INSTANTIATE_TEST_SUITE_P(All, RecordedImage, testing::Range<std::size_t>(0, cases().size()),
                         [](const auto& info) { return text_of(cases()[info.param].at("name")); });

std::string message_of(const Image& image, const Imshow& arguments) {
  return weft::message_of([&] { imshow(image, arguments); });
}

TEST(Imshow, SaysWhatIsWrong) {
  const Image square(std::vector<std::vector<double>>{{1, 2}, {3, 4}});
  const Image colors(std::vector<std::uint8_t>(12), {2, 2, 3});
  const Image deep(std::vector<double>(20), {2, 2, 5});
  EXPECT_THROW(Image(std::vector<std::vector<double>>{{1, 2}, {3}}), Error);
  EXPECT_THROW(Image(std::vector<double>{1, 2, 3}, {2, 2}), Error);
  EXPECT_THROW(Image(dd::Table({{"word", dd::Column(std::vector<std::string>{"a"})}})), Error);
  EXPECT_EQ(message_of(deep, {}),
            "An image has rows and columns, or these and 3 or 4 channels, besides the axes of facets and "
            "animations: its shape is 2, 2, 5");
  EXPECT_EQ(message_of(square, {.x = Json(boost::json::array{1, 2, 3})}), "Argument 'x' has 3 values, the image 2");
  EXPECT_EQ(message_of(square, {.y = "rows"}), "Argument 'y' is no array");
  EXPECT_EQ(message_of(colors, {.x = Json(boost::json::array{"a", "b"})}),
            "Argument 'x' of an image in colors needs two numbers or more");
  EXPECT_EQ(message_of(colors, {.zmin = 0, .zmax = "white"}), "Argument 'zmax' is neither a number nor an array of 1, 3 or 4");
  EXPECT_EQ(message_of(square, {.facet_col = 2}), "Argument 'facet_col' is no axis of its own of an image of shape 2, 2: 2");
  EXPECT_EQ(message_of(square, {.facet_col_wrap = -1}), "Argument 'facet_col_wrap' is below 0: -1");
  EXPECT_EQ(message_of(square, {.origin = "left"}), "Argument 'origin' has no such choice: left (have: upper, lower)");
  EXPECT_EQ(message_of(square, {.aspect = "wide"}), "Argument 'aspect' has no such choice: wide (have: equal, auto)");
  EXPECT_EQ(message_of(square, {.contrast_rescaling = "max"}).substr(0, 56),
            "Argument 'contrast_rescaling' has no such choice: max (h");
  EXPECT_EQ(message_of(square, {.binary_compression_level = 10}),
            "Argument 'binary_compression_level' is not between 0 and 9: 10");
  EXPECT_EQ(message_of(square, {.zmin = "low"}), "Argument 'zmin' has an end that is no number: \"low\"");
  EXPECT_EQ(message_of(square, {.zmax = Json(boost::json::array{1, 2})}), "Argument 'zmax' has an end that is no number: [1,2]");
  EXPECT_EQ(message_of(square, {.range_color = {"low", 2}}), "Argument 'range_color' has an end that is no number: \"low\"");
  EXPECT_EQ(message_of(square, {.color_continuous_scale = "viridus"}).substr(0, 66),
            "Argument 'color_continuous_scale' has no such scale: viridus (have");
  EXPECT_EQ(message_of(square, {.width = -3}), "Argument 'width' is below 10 pixels: -3");
  EXPECT_EQ(message_of(square, {.height = 9}), "Argument 'height' is below 10 pixels: 9");
  EXPECT_EQ(message_of(square, {.template_ = 3}), "Argument 'template_' is neither a name nor a JSON object");
  const Image cube(std::vector<double>(24, 1.0), {2, 3, 4});
  EXPECT_EQ(message_of(cube, {.animation_frame = 0, .facet_col = 0}),
            "Argument 'facet_col' is no axis of its own of an image of shape 2, 3, 4: 0");
  EXPECT_EQ(message_of(cube, {.facet_col = -1}), "Argument 'facet_col' is no axis of its own of an image of shape 2, 3, 4: -1");
  EXPECT_EQ(message_of(cube, {.facet_col = 0, .facet_col_spacing = 2.0}),
            "Argument 'facet_col_spacing' leaves no room for 2 plots: 2.0");
  EXPECT_EQ(weft::message_of([] {
              imshow(std::vector<std::vector<double>>{{1}, {1, 2}});
            }),
            "Rows of an image are of different lengths: row 0 has 1, row 1 has 2");
  EXPECT_EQ(weft::message_of([] {
              imshow(Image(std::vector<double>{1}, {std::size_t(1) << 63, 2}));
            }),
            "An image of shape 9223372036854775808, 2 cannot have 1 numbers");
  EXPECT_EQ(weft::message_of([] { imshow(dd::Table()); }), "An image without numbers: its shape is 0, 0");
  const Image table(dd::Table({{"n", dd::Column(std::vector<double>{1})}}));
  EXPECT_EQ(message_of(table, {.binary_string = true}), "Argument 'binary_string' cannot be true for a table");
  const Image empty(std::vector<double>{}, {0, 2});
  EXPECT_EQ(message_of(empty, {}), "An image without numbers: its shape is 0, 2");
}

}  // namespace
}  // namespace weft::px

// The lists of colors of plotly.express.colors, and what is computed with colors.
// Generated from plotly.py 7.1.0 by tools/generate_plotly_data.py: change that, not this.
// clang-format off
#pragma once

#include <array>
#include <string>
#include <string_view>
#include <vector>

#include <weft/chart_arguments.h>

namespace weft::px::colors {

/// One of Plotly's lists, for `color_discrete_sequence` and `color_continuous_scale`: `px::colors::qualitative::Set1`.
class ColorList {
 public:
  constexpr ColorList(std::string_view group, std::string_view name) : group_(group), name_(name) {}
  std::vector<std::string> colors() const;
  operator std::vector<std::string>() const { return colors(); }
  operator ColorScale() const { return colors(); }

 private:
  std::string_view group_, name_;
};

/// Red, green and blue, from 0 to 255.
using Rgb = std::array<double, 3>;

/// The names of the continuous scales, in lower case.
std::vector<std::string> named_colorscales();
/// The scale as places and colors. Throws a user Error for an unknown name.
std::vector<ColorScale::Stop> get_colorscale(const std::string& name);
/// The colors at equal distances, or at places that rise from 0 to 1. Throws a user Error for places that do not.
std::vector<ColorScale::Stop> make_colorscale(const std::vector<std::string>& colors, const std::vector<double>& scale = {});
/// The colors of the scale at those places from 0 to 1, as "rgb(68, 1, 84)". Throws a user Error for a place outside and a color that
/// is neither #hex nor rgb().
std::vector<std::string> sample_colorscale(const ColorScale& colorscale, const std::vector<double>& samplepoints);
/// So many of them at equal distances.
std::vector<std::string> sample_colorscale(const ColorScale& colorscale, int samplepoints, double low = 0, double high = 1);
/// So many colors from one to the other, both as "rgb(1, 2, 3)".
std::vector<std::string> n_colors(const std::string& lowcolor, const std::string& highcolor, int n_colors);
/// The color between two, at a place from 0 to 1.
std::string find_intermediate_color(const std::string& lowcolor, const std::string& highcolor, double intermed);
/// "#ff0000" or "#f00" -> {255, 0, 0}. Throws a user Error for another text.
Rgb hex_to_rgb(const std::string& value);
/// "rgb(1, 2, 3)" -> {1, 2, 3}, and back. Throws a user Error for another text.
Rgb unlabel_rgb(const std::string& color);
std::string label_rgb(const Rgb& color);

namespace cyclical {
inline constexpr ColorList Edge{"cyclical", "Edge"};
inline constexpr ColorList Edge_r{"cyclical", "Edge_r"};
inline constexpr ColorList HSV{"cyclical", "HSV"};
inline constexpr ColorList HSV_r{"cyclical", "HSV_r"};
inline constexpr ColorList IceFire{"cyclical", "IceFire"};
inline constexpr ColorList IceFire_r{"cyclical", "IceFire_r"};
inline constexpr ColorList Phase{"cyclical", "Phase"};
inline constexpr ColorList Phase_r{"cyclical", "Phase_r"};
inline constexpr ColorList Twilight{"cyclical", "Twilight"};
inline constexpr ColorList Twilight_r{"cyclical", "Twilight_r"};
inline constexpr ColorList mrybm{"cyclical", "mrybm"};
inline constexpr ColorList mrybm_r{"cyclical", "mrybm_r"};
inline constexpr ColorList mygbm{"cyclical", "mygbm"};
inline constexpr ColorList mygbm_r{"cyclical", "mygbm_r"};
}  // namespace cyclical

namespace diverging {
inline constexpr ColorList Armyrose{"diverging", "Armyrose"};
inline constexpr ColorList Armyrose_r{"diverging", "Armyrose_r"};
inline constexpr ColorList BrBG{"diverging", "BrBG"};
inline constexpr ColorList BrBG_r{"diverging", "BrBG_r"};
inline constexpr ColorList Earth{"diverging", "Earth"};
inline constexpr ColorList Earth_r{"diverging", "Earth_r"};
inline constexpr ColorList Fall{"diverging", "Fall"};
inline constexpr ColorList Fall_r{"diverging", "Fall_r"};
inline constexpr ColorList Geyser{"diverging", "Geyser"};
inline constexpr ColorList Geyser_r{"diverging", "Geyser_r"};
inline constexpr ColorList PRGn{"diverging", "PRGn"};
inline constexpr ColorList PRGn_r{"diverging", "PRGn_r"};
inline constexpr ColorList PiYG{"diverging", "PiYG"};
inline constexpr ColorList PiYG_r{"diverging", "PiYG_r"};
inline constexpr ColorList Picnic{"diverging", "Picnic"};
inline constexpr ColorList Picnic_r{"diverging", "Picnic_r"};
inline constexpr ColorList Portland{"diverging", "Portland"};
inline constexpr ColorList Portland_r{"diverging", "Portland_r"};
inline constexpr ColorList PuOr{"diverging", "PuOr"};
inline constexpr ColorList PuOr_r{"diverging", "PuOr_r"};
inline constexpr ColorList RdBu{"diverging", "RdBu"};
inline constexpr ColorList RdBu_r{"diverging", "RdBu_r"};
inline constexpr ColorList RdGy{"diverging", "RdGy"};
inline constexpr ColorList RdGy_r{"diverging", "RdGy_r"};
inline constexpr ColorList RdYlBu{"diverging", "RdYlBu"};
inline constexpr ColorList RdYlBu_r{"diverging", "RdYlBu_r"};
inline constexpr ColorList RdYlGn{"diverging", "RdYlGn"};
inline constexpr ColorList RdYlGn_r{"diverging", "RdYlGn_r"};
inline constexpr ColorList Spectral{"diverging", "Spectral"};
inline constexpr ColorList Spectral_r{"diverging", "Spectral_r"};
inline constexpr ColorList Tealrose{"diverging", "Tealrose"};
inline constexpr ColorList Tealrose_r{"diverging", "Tealrose_r"};
inline constexpr ColorList Temps{"diverging", "Temps"};
inline constexpr ColorList Temps_r{"diverging", "Temps_r"};
inline constexpr ColorList Tropic{"diverging", "Tropic"};
inline constexpr ColorList Tropic_r{"diverging", "Tropic_r"};
inline constexpr ColorList balance{"diverging", "balance"};
inline constexpr ColorList balance_r{"diverging", "balance_r"};
inline constexpr ColorList curl{"diverging", "curl"};
inline constexpr ColorList curl_r{"diverging", "curl_r"};
inline constexpr ColorList delta{"diverging", "delta"};
inline constexpr ColorList delta_r{"diverging", "delta_r"};
inline constexpr ColorList oxy{"diverging", "oxy"};
inline constexpr ColorList oxy_r{"diverging", "oxy_r"};
}  // namespace diverging

namespace qualitative {
inline constexpr ColorList Alphabet{"qualitative", "Alphabet"};
inline constexpr ColorList Alphabet_r{"qualitative", "Alphabet_r"};
inline constexpr ColorList Antique{"qualitative", "Antique"};
inline constexpr ColorList Antique_r{"qualitative", "Antique_r"};
inline constexpr ColorList Bold{"qualitative", "Bold"};
inline constexpr ColorList Bold_r{"qualitative", "Bold_r"};
inline constexpr ColorList D3{"qualitative", "D3"};
inline constexpr ColorList D3_r{"qualitative", "D3_r"};
inline constexpr ColorList Dark2{"qualitative", "Dark2"};
inline constexpr ColorList Dark24{"qualitative", "Dark24"};
inline constexpr ColorList Dark24_r{"qualitative", "Dark24_r"};
inline constexpr ColorList Dark2_r{"qualitative", "Dark2_r"};
inline constexpr ColorList G10{"qualitative", "G10"};
inline constexpr ColorList G10_r{"qualitative", "G10_r"};
inline constexpr ColorList Light24{"qualitative", "Light24"};
inline constexpr ColorList Light24_r{"qualitative", "Light24_r"};
inline constexpr ColorList Pastel{"qualitative", "Pastel"};
inline constexpr ColorList Pastel1{"qualitative", "Pastel1"};
inline constexpr ColorList Pastel1_r{"qualitative", "Pastel1_r"};
inline constexpr ColorList Pastel2{"qualitative", "Pastel2"};
inline constexpr ColorList Pastel2_r{"qualitative", "Pastel2_r"};
inline constexpr ColorList Pastel_r{"qualitative", "Pastel_r"};
inline constexpr ColorList Plotly{"qualitative", "Plotly"};
inline constexpr ColorList Plotly_r{"qualitative", "Plotly_r"};
inline constexpr ColorList Prism{"qualitative", "Prism"};
inline constexpr ColorList Prism_r{"qualitative", "Prism_r"};
inline constexpr ColorList Safe{"qualitative", "Safe"};
inline constexpr ColorList Safe_r{"qualitative", "Safe_r"};
inline constexpr ColorList Set1{"qualitative", "Set1"};
inline constexpr ColorList Set1_r{"qualitative", "Set1_r"};
inline constexpr ColorList Set2{"qualitative", "Set2"};
inline constexpr ColorList Set2_r{"qualitative", "Set2_r"};
inline constexpr ColorList Set3{"qualitative", "Set3"};
inline constexpr ColorList Set3_r{"qualitative", "Set3_r"};
inline constexpr ColorList T10{"qualitative", "T10"};
inline constexpr ColorList T10_r{"qualitative", "T10_r"};
inline constexpr ColorList Vivid{"qualitative", "Vivid"};
inline constexpr ColorList Vivid_r{"qualitative", "Vivid_r"};
}  // namespace qualitative

namespace sequential {
inline constexpr ColorList Aggrnyl{"sequential", "Aggrnyl"};
inline constexpr ColorList Aggrnyl_r{"sequential", "Aggrnyl_r"};
inline constexpr ColorList Agsunset{"sequential", "Agsunset"};
inline constexpr ColorList Agsunset_r{"sequential", "Agsunset_r"};
inline constexpr ColorList Blackbody{"sequential", "Blackbody"};
inline constexpr ColorList Blackbody_r{"sequential", "Blackbody_r"};
inline constexpr ColorList Bluered{"sequential", "Bluered"};
inline constexpr ColorList Bluered_r{"sequential", "Bluered_r"};
inline constexpr ColorList Blues{"sequential", "Blues"};
inline constexpr ColorList Blues_r{"sequential", "Blues_r"};
inline constexpr ColorList Blugrn{"sequential", "Blugrn"};
inline constexpr ColorList Blugrn_r{"sequential", "Blugrn_r"};
inline constexpr ColorList Bluyl{"sequential", "Bluyl"};
inline constexpr ColorList Bluyl_r{"sequential", "Bluyl_r"};
inline constexpr ColorList Brwnyl{"sequential", "Brwnyl"};
inline constexpr ColorList Brwnyl_r{"sequential", "Brwnyl_r"};
inline constexpr ColorList BuGn{"sequential", "BuGn"};
inline constexpr ColorList BuGn_r{"sequential", "BuGn_r"};
inline constexpr ColorList BuPu{"sequential", "BuPu"};
inline constexpr ColorList BuPu_r{"sequential", "BuPu_r"};
inline constexpr ColorList Burg{"sequential", "Burg"};
inline constexpr ColorList Burg_r{"sequential", "Burg_r"};
inline constexpr ColorList Burgyl{"sequential", "Burgyl"};
inline constexpr ColorList Burgyl_r{"sequential", "Burgyl_r"};
inline constexpr ColorList Cividis{"sequential", "Cividis"};
inline constexpr ColorList Cividis_r{"sequential", "Cividis_r"};
inline constexpr ColorList Darkmint{"sequential", "Darkmint"};
inline constexpr ColorList Darkmint_r{"sequential", "Darkmint_r"};
inline constexpr ColorList Electric{"sequential", "Electric"};
inline constexpr ColorList Electric_r{"sequential", "Electric_r"};
inline constexpr ColorList Emrld{"sequential", "Emrld"};
inline constexpr ColorList Emrld_r{"sequential", "Emrld_r"};
inline constexpr ColorList GnBu{"sequential", "GnBu"};
inline constexpr ColorList GnBu_r{"sequential", "GnBu_r"};
inline constexpr ColorList Greens{"sequential", "Greens"};
inline constexpr ColorList Greens_r{"sequential", "Greens_r"};
inline constexpr ColorList Greys{"sequential", "Greys"};
inline constexpr ColorList Greys_r{"sequential", "Greys_r"};
inline constexpr ColorList Hot{"sequential", "Hot"};
inline constexpr ColorList Hot_r{"sequential", "Hot_r"};
inline constexpr ColorList Inferno{"sequential", "Inferno"};
inline constexpr ColorList Inferno_r{"sequential", "Inferno_r"};
inline constexpr ColorList Jet{"sequential", "Jet"};
inline constexpr ColorList Jet_r{"sequential", "Jet_r"};
inline constexpr ColorList Magenta{"sequential", "Magenta"};
inline constexpr ColorList Magenta_r{"sequential", "Magenta_r"};
inline constexpr ColorList Magma{"sequential", "Magma"};
inline constexpr ColorList Magma_r{"sequential", "Magma_r"};
inline constexpr ColorList Mint{"sequential", "Mint"};
inline constexpr ColorList Mint_r{"sequential", "Mint_r"};
inline constexpr ColorList OrRd{"sequential", "OrRd"};
inline constexpr ColorList OrRd_r{"sequential", "OrRd_r"};
inline constexpr ColorList Oranges{"sequential", "Oranges"};
inline constexpr ColorList Oranges_r{"sequential", "Oranges_r"};
inline constexpr ColorList Oryel{"sequential", "Oryel"};
inline constexpr ColorList Oryel_r{"sequential", "Oryel_r"};
inline constexpr ColorList Peach{"sequential", "Peach"};
inline constexpr ColorList Peach_r{"sequential", "Peach_r"};
inline constexpr ColorList Pinkyl{"sequential", "Pinkyl"};
inline constexpr ColorList Pinkyl_r{"sequential", "Pinkyl_r"};
inline constexpr ColorList Plasma{"sequential", "Plasma"};
inline constexpr ColorList Plasma_r{"sequential", "Plasma_r"};
inline constexpr ColorList Plotly3{"sequential", "Plotly3"};
inline constexpr ColorList Plotly3_r{"sequential", "Plotly3_r"};
inline constexpr ColorList PuBu{"sequential", "PuBu"};
inline constexpr ColorList PuBuGn{"sequential", "PuBuGn"};
inline constexpr ColorList PuBuGn_r{"sequential", "PuBuGn_r"};
inline constexpr ColorList PuBu_r{"sequential", "PuBu_r"};
inline constexpr ColorList PuRd{"sequential", "PuRd"};
inline constexpr ColorList PuRd_r{"sequential", "PuRd_r"};
inline constexpr ColorList Purp{"sequential", "Purp"};
inline constexpr ColorList Purp_r{"sequential", "Purp_r"};
inline constexpr ColorList Purples{"sequential", "Purples"};
inline constexpr ColorList Purples_r{"sequential", "Purples_r"};
inline constexpr ColorList Purpor{"sequential", "Purpor"};
inline constexpr ColorList Purpor_r{"sequential", "Purpor_r"};
inline constexpr ColorList Rainbow{"sequential", "Rainbow"};
inline constexpr ColorList Rainbow_r{"sequential", "Rainbow_r"};
inline constexpr ColorList RdBu{"sequential", "RdBu"};
inline constexpr ColorList RdBu_r{"sequential", "RdBu_r"};
inline constexpr ColorList RdPu{"sequential", "RdPu"};
inline constexpr ColorList RdPu_r{"sequential", "RdPu_r"};
inline constexpr ColorList Redor{"sequential", "Redor"};
inline constexpr ColorList Redor_r{"sequential", "Redor_r"};
inline constexpr ColorList Reds{"sequential", "Reds"};
inline constexpr ColorList Reds_r{"sequential", "Reds_r"};
inline constexpr ColorList Sunset{"sequential", "Sunset"};
inline constexpr ColorList Sunset_r{"sequential", "Sunset_r"};
inline constexpr ColorList Sunsetdark{"sequential", "Sunsetdark"};
inline constexpr ColorList Sunsetdark_r{"sequential", "Sunsetdark_r"};
inline constexpr ColorList Teal{"sequential", "Teal"};
inline constexpr ColorList Teal_r{"sequential", "Teal_r"};
inline constexpr ColorList Tealgrn{"sequential", "Tealgrn"};
inline constexpr ColorList Tealgrn_r{"sequential", "Tealgrn_r"};
inline constexpr ColorList Turbo{"sequential", "Turbo"};
inline constexpr ColorList Turbo_r{"sequential", "Turbo_r"};
inline constexpr ColorList Viridis{"sequential", "Viridis"};
inline constexpr ColorList Viridis_r{"sequential", "Viridis_r"};
inline constexpr ColorList YlGn{"sequential", "YlGn"};
inline constexpr ColorList YlGnBu{"sequential", "YlGnBu"};
inline constexpr ColorList YlGnBu_r{"sequential", "YlGnBu_r"};
inline constexpr ColorList YlGn_r{"sequential", "YlGn_r"};
inline constexpr ColorList YlOrBr{"sequential", "YlOrBr"};
inline constexpr ColorList YlOrBr_r{"sequential", "YlOrBr_r"};
inline constexpr ColorList YlOrRd{"sequential", "YlOrRd"};
inline constexpr ColorList YlOrRd_r{"sequential", "YlOrRd_r"};
inline constexpr ColorList algae{"sequential", "algae"};
inline constexpr ColorList algae_r{"sequential", "algae_r"};
inline constexpr ColorList amp{"sequential", "amp"};
inline constexpr ColorList amp_r{"sequential", "amp_r"};
inline constexpr ColorList deep{"sequential", "deep"};
inline constexpr ColorList deep_r{"sequential", "deep_r"};
inline constexpr ColorList dense{"sequential", "dense"};
inline constexpr ColorList dense_r{"sequential", "dense_r"};
inline constexpr ColorList gray{"sequential", "gray"};
inline constexpr ColorList gray_r{"sequential", "gray_r"};
inline constexpr ColorList haline{"sequential", "haline"};
inline constexpr ColorList haline_r{"sequential", "haline_r"};
inline constexpr ColorList ice{"sequential", "ice"};
inline constexpr ColorList ice_r{"sequential", "ice_r"};
inline constexpr ColorList matter{"sequential", "matter"};
inline constexpr ColorList matter_r{"sequential", "matter_r"};
inline constexpr ColorList solar{"sequential", "solar"};
inline constexpr ColorList solar_r{"sequential", "solar_r"};
inline constexpr ColorList speed{"sequential", "speed"};
inline constexpr ColorList speed_r{"sequential", "speed_r"};
inline constexpr ColorList tempo{"sequential", "tempo"};
inline constexpr ColorList tempo_r{"sequential", "tempo_r"};
inline constexpr ColorList thermal{"sequential", "thermal"};
inline constexpr ColorList thermal_r{"sequential", "thermal_r"};
inline constexpr ColorList turbid{"sequential", "turbid"};
inline constexpr ColorList turbid_r{"sequential", "turbid_r"};
}  // namespace sequential

}  // namespace weft::px::colors

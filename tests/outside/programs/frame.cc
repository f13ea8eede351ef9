// A CSV file into the number of countries above a population; uses frames alone.
#include <iostream>

#include <weft/dataframe.h>

int main(int, char** argv) {
  auto df = weft::dd::read_csv(argv[1]);
  std::cout << df[df["population"] > 5e6].compute().num_rows() << " countries\n";
}

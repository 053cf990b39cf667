#include "cli/program.hpp"

int main(int argc, char** argv) { return drctl::run_program({argv, argv + argc}); }

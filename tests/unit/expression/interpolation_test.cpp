#include "expression/interpolation.hpp"

#include <gtest/gtest.h>

#include "unit/expression/reading.hpp"

namespace drctl::expression {
namespace {

const Bindings filled_in = {
    {"name", "backend"}, {"n", 2}, {"list", Value::List{1, "a b"}}, {"none", nullptr}};

Value interpolate(std::string_view text) {
  const auto read = Template::parse(text);
  if (!read) return Value("no parse: " + text_of(read.error()));
  const auto value = read->evaluate(filled_in);
  return value ? *value : Value("error: " + text_of(value.error()));
}

std::string errors_of(std::string_view text) {
  const auto read = Template::parse(text);
  return read ? "parsed" : text_of(read.error());
}

TEST(Template, PutsValuesIntoText) {
  EXPECT_EQ(interpolate("scale deployment ${name} --replicas=${n + 1}"),
            Value("scale deployment backend --replicas=3"));
  EXPECT_EQ(interpolate("${name}${name}"), Value("backendbackend"));
  EXPECT_EQ(interpolate("got ${list} and ${none}"), Value(R"(got [1,"a b"] and null)"));
}

TEST(Template, KeepsTheTypeOfASingleExpression) {
  EXPECT_EQ(interpolate("${n}"), Value(2));
  EXPECT_EQ(interpolate("${list}"), filled_in.at("list"));
  EXPECT_EQ(interpolate(" ${n}"), Value(" 2"));
}

TEST(Template, LeavesOtherDollarsAlone) {
  EXPECT_EQ(interpolate("$5 $name $$ {n}"), Value("$5 $name $$ {n}"));
  EXPECT_EQ(interpolate("$${n} ${n}"), Value("${n} 2"));
  EXPECT_EQ(interpolate("$$${n}"), Value("$${n}"));
}

TEST(Template, FindsTheEndBehindBracesOfTheExpression) {
  EXPECT_EQ(interpolate("<${{'a}': '}'}['a}']}>"), Value("<}>"));
  EXPECT_EQ(interpolate("<${r'\\}'}>"), Value("<\\}>"));
}

TEST(Template, KnowsWhatItIs) {
  EXPECT_TRUE(Template::parse("")->is_literal());
  EXPECT_TRUE(Template::parse("a $${b}")->is_literal());
  EXPECT_TRUE(Template::parse("${a}")->is_single());
  EXPECT_FALSE(Template::parse("${a} ")->is_single());
  EXPECT_FALSE(Template::parse("${a} ")->is_literal());
}

TEST(Template, HasPiecesWithPlaces) {
  const auto text = Template::parse("SELECT ${a.b} ;");
  ASSERT_EQ(text->pieces().size(), 3u);
  EXPECT_EQ(std::get<std::string>(text->pieces()[0].content), "SELECT ");
  EXPECT_EQ(std::get<Expression>(text->pieces()[1].content).text(), "a.b");
  EXPECT_EQ(text->pieces()[1].offset, 9u);
  EXPECT_EQ(text->pieces()[2].offset, 13u);
}

TEST(Template, UsesTheNamesOfAllItsExpressions) {
  EXPECT_EQ(Template::parse("${a.b} ${c + a.d}")->names(), (std::set<std::string>{"a", "c"}));
}

TEST(Template, ReportsAllErrorsWithPlacesInTheWholeText) {
  EXPECT_EQ(errors_of("a ${1 +} b ${2 2}"),
            "7-7: expected a value, found the end of the expression\n"
            "15-16: expected an operator or the end of the expression, found '2'");
}

TEST(Template, AsksForTheClosingBrace) {
  EXPECT_EQ(errors_of("a ${n"),
            "2-4: expected '}' to close the '${'; write $${ for a ${ that is no expression");
  EXPECT_EQ(errors_of("a ${}"),
            "4-4: expected an expression between '${' and '}'; write $${ for a ${ that is no expression");
  EXPECT_EQ(errors_of("a ${'b}"), "4-6: expected ' at the end of the text");
}

TEST(Template, ChecksEachExpression) {
  const auto text = Template::parse("${nam} and ${n + 'a'}");
  EXPECT_EQ(text_of(text->check({{"name", Type::string()}, {"n", Type::integer()}}).error()),
            "2-5: undefined name 'nam'; did you mean 'name'?\n"
            "13-20: no matching overload for '+' applied to '(int, string)'; use string(x) to convert");
}

TEST(Template, HasTheTypeOfItsSingleExpression) {
  const Declarations declarations = {{"n", Type::integer()}};
  EXPECT_EQ(Template::parse("${n}")->check(declarations), Type::integer());
  EXPECT_EQ(Template::parse("${n}0")->check(declarations), Type::string());
}

TEST(Template, SaysWhereAnEvaluationFailed) {
  EXPECT_EQ(interpolate("a ${n} ${1 / 0}"), Value("error: 9-14: division by zero"));
}

}  // namespace
}  // namespace drctl::expression

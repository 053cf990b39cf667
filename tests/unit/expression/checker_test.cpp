// Types, and the exact texts and places of type errors.
#include <gtest/gtest.h>

#include "unit/expression/reading.hpp"

namespace drctl::expression {
namespace {

Declarations declarations() {
  const Type row = Type::map(Type::string(), Type::dyn());
  return {{"replicas", Type::integer()},
          {"name", Type::string()},
          {"ratio", Type::number()},
          {"rows", Type::list(row)},
          {"anything", Type::dyn()},
          {"now", Type::timestamp()},
          {"result",
           Type::object("the result of 'sql'", {{"rows", Type::list(row)}, {"count", Type::integer()}})}};
}

std::string check(std::string_view text) { return type_of(text, declarations()); }

TEST(Checker, FindsTypesOfLiterals) {
  EXPECT_EQ(check("[1]"), "list(int)");
  EXPECT_EQ(check("{'abc': 123u}"), "map(string, uint)");
  EXPECT_EQ(check("[1, 'a']"), "list(dyn)");
  EXPECT_EQ(check("null"), "null_type");
  EXPECT_EQ(check("[null, now]"), "list(timestamp)");
}

TEST(Checker, FindsTypesOfPartsAndCalls) {
  EXPECT_EQ(check("['foo'][0]"), "string");
  EXPECT_EQ(check("{'abc': 123}['abc']"), "int");
  EXPECT_EQ(check("('foo' + name).startsWith('foo')"), "bool");
  EXPECT_EQ(check("now - duration('1h')"), "timestamp");
  EXPECT_EQ(check("now - now"), "duration");
  EXPECT_EQ(check("replicas > 0 ? name : 'none'"), "string");
  EXPECT_EQ(check("result.rows[0].n"), "dyn");
  EXPECT_EQ(check("result['count']"), "int");
  EXPECT_EQ(check("type(1)"), "type");
}

TEST(Checker, FindsTypesOfMacros) {
  EXPECT_EQ(check("[1, 2].map(n, string(n))"), "list(string)");
  EXPECT_EQ(check("{'a': 1}.map(k, k)"), "list(string)");
  EXPECT_EQ(check("rows.filter(r, r.n > 0)"), "list(map(string, dyn))");
  EXPECT_EQ(check("rows.exists_one(r, r.n > 0)"), "bool");
  EXPECT_EQ(check("{'a': 1}.transformMap(k, v, k + string(v))"), "map(string, string)");
  EXPECT_EQ(check("['a'].transformList(i, v, i)"), "list(int)");
}

// From the suite's "type_deduction", which needs no values.
TEST(Checker, LearnsWhatAnEmptyListHolds) {
  EXPECT_EQ(check("[] + [1]"), "list(int)");
  EXPECT_EQ(check("[]"), "list(dyn)");
  EXPECT_EQ(check("[[], [[]], [[[]]], [[[[]]]]]"), "list(list(list(list(list(dyn)))))");
  EXPECT_EQ(check("[[[[[]]]], [], [[[]]]]"), "list(list(list(list(list(dyn)))))");
  EXPECT_EQ(check("([].map(x, x))[0].foo"), "dyn");
}

TEST(Checker, LeavesToRunTimeWhatIsDyn) {
  EXPECT_EQ(check("anything + anything"), "dyn");
  EXPECT_EQ(check("anything + 1"), "int");
  EXPECT_EQ(check("anything.a.b[0] == 'x'"), "bool");
  EXPECT_EQ(check("dyn(1) == 1.0"), "bool");
}

TEST(Checker, SuggestsTheNameThatWasMeant) {
  EXPECT_EQ(check("replica + 1"), "0-7: undefined name 'replica'; did you mean 'replicas'?");
  EXPECT_EQ(type_of("x", {{"a", Type()}, {"bc", Type()}}), "0-1: undefined name 'x'; there are: a, bc");
}

TEST(Checker, SuggestsTheFieldThatWasMeant) {
  EXPECT_EQ(check("result.rowz[0]"), "7-11: the result of 'sql' has no field 'rowz'; did you mean 'rows'?");
  EXPECT_EQ(check("result['rowz']"), "7-13: the result of 'sql' has no field 'rowz'; did you mean 'rows'?");
  EXPECT_EQ(check("has(result.stdout)"),
            "11-17: the result of 'sql' has no field 'stdout'; it has: count, rows");
  EXPECT_EQ(check("name.first"), "5-10: a value of type string has no field 'first'");
}

TEST(Checker, SuggestsTheFunctionThatWasMeant) {
  EXPECT_EQ(check("siz(rows)"), "0-3: unknown function 'siz'; did you mean 'size'?");
  EXPECT_EQ(check("name.beginsWith('a')"), "5-15: unknown function 'beginsWith'");
  EXPECT_EQ(check("rows.all(r)"),
            "5-8: unknown function 'all'; all() takes other arguments: list.all(x, x > 0)");
}

TEST(Checker, SaysHowToConvert) {
  EXPECT_EQ(check("replicas + name"),
            "0-15: no matching overload for '+' applied to '(int, string)'; use string(x) to convert");
  EXPECT_EQ(check("replicas < ratio"),
            "0-16: no matching overload for '<' applied to '(int, double)'; "
            "use int(x), uint(x) or double(x) to convert");
  EXPECT_EQ(check("name > 3"),
            "0-8: no matching overload for '>' applied to '(string, int)'; "
            "use int(x) or double(x) to convert");
  EXPECT_EQ(check("name == 3"),
            "0-9: no matching overload for '==' applied to '(string, int)'; "
            "values of different types are never equal: convert one of them");
  EXPECT_EQ(check("1 == 1.0"),
            "0-8: no matching overload for '==' applied to '(int, double)'; "
            "use int(x), uint(x) or double(x) to convert");
  EXPECT_EQ(check("[1][1u]"),
            "0-7: no matching overload for '[]' applied to '(list(int), uint)'; "
            "the index of a list is an int: write int(x)");
  EXPECT_EQ(check("!replicas"),
            "0-9: no matching overload for '!' applied to '(int)'; "
            "compare first: x == 0, x == '', size(x) == 0");
  EXPECT_EQ(check("'a' in name"),
            "0-11: no matching overload for 'in' applied to '(string, string)'; "
            "the right side of 'in' is a list or a map; for a part of a text: text.contains(part)");
}

TEST(Checker, TellsAMisspeltMacroOnce) {
  EXPECT_EQ(check("rows.exist(r, r.x == 1)"), "5-10: unknown function 'exist'; did you mean 'exists'?");
}

TEST(Checker, KnowsWhatOtherLanguagesSay) {
  EXPECT_EQ(check("len(rows) == 0"), "0-3: unknown function 'len'; did you mean 'size'?");
  EXPECT_EQ(check("True"), "0-4: undefined name 'True'; did you mean 'true'?");
  EXPECT_EQ(check("anything == None"), "12-16: undefined name 'None'; did you mean 'null'?");
  EXPECT_EQ(check("not(anything)"), "0-3: unknown function 'not'; write ! for 'not': !x, !(x in list)");
  EXPECT_EQ(check("rows.length > 0"),
            "5-11: a value of type list(map(string, dyn)) has no field 'length'; "
            "it is a function: write size(x)");
  EXPECT_EQ(check("name.size"),
            "5-9: a value of type string has no field 'size'; it is a function: write size(x)");
  EXPECT_EQ(check("name.lowerAscii"),
            "5-15: a value of type string has no field 'lowerAscii'; "
            "it is a function: write x.lowerAscii()");
  EXPECT_EQ(check("name.first"), "5-10: a value of type string has no field 'first'");
  EXPECT_EQ(check("replicas == null"),
            "0-16: no matching overload for '==' applied to '(int, null_type)'; "
            "a value of this type is never null; whether a field is there says has(a.b)");
}

TEST(Checker, TellsAFunctionOfAnotherExtensionOnce) {
  EXPECT_EQ(check("cel.bind(n, replicas, n > 1)"),
            "4-8: 'cel.bind' is of an extension of CEL that is not part of this language");
  EXPECT_EQ(type_of("math.size()", {{"math", Type::string()}}), "int");
}

TEST(Checker, ShowsHowAFunctionIsCalled) {
  EXPECT_EQ(check("size(replicas)"),
            "0-4: no matching overload for 'size' applied to '(int)'; "
            "it takes size(list(dyn)) or list(dyn).size() or size(map(dyn, dyn)) or "
            "map(dyn, dyn).size() or others");
  EXPECT_EQ(check("name.contains(3)"),
            "5-13: no matching overload for 'contains' applied to 'string.(int)'; "
            "it takes string.contains(string)");
  EXPECT_EQ(check("contains(name, 'a')"),
            "0-8: no matching overload for 'contains' applied to '(string, string)'; "
            "it takes string.contains(string)");
}

TEST(Checker, ExpectsConditionsToBeBool) {
  EXPECT_EQ(check("replicas && true"), "0-8: expected a bool, found int; compare it with something");
  EXPECT_EQ(check("name ? 1 : 2"), "0-4: expected a bool, found string; compare it with something");
  EXPECT_EQ(check("rows.all(r, 1)"), "12-13: expected a bool, found int; compare it with something");
}

TEST(Checker, ExpectsOneTypeOfBothResults) {
  EXPECT_EQ(check("true ? 1 : 'a'"),
            "0-14: the two results of '?:' have different types: int and string; "
            "convert one of them, or wrap it in dyn()");
}

TEST(Checker, LoopsOverListsAndMapsOnly) {
  EXPECT_EQ(check("name.all(c, true)"), "0-4: expected a list or a map, found string");
}

TEST(Checker, ComparesNullForEqualityOnly) {
  EXPECT_EQ(check("now == null"), "bool");
  EXPECT_EQ(check("now < null"), "0-10: no matching overload for '<' applied to '(timestamp, null_type)'");
}

TEST(Checker, RefusesKeysThatNoMapHas) {
  EXPECT_EQ(check("{1.5: 'a'}"), "1-4: a map's key is an int, uint, bool or string, not double");
}

TEST(Checker, TriesWhatIsWrittenOut) {
  EXPECT_EQ(check("name.matches('a(b')"), "13-18: 'a(b' is no regular expression: missing ): a(b");
  EXPECT_EQ(check("duration('5 minutes')"),
            "9-20: '5 minutes' is no duration: expected a number and a unit "
            "(h, m, s, ms, us, ns), like 1h30m");
  EXPECT_EQ(check("timestamp('yesterday')"),
            "10-21: 'yesterday' is no timestamp: expected RFC 3339, like 2026-01-31T23:59:59Z");
  EXPECT_EQ(check("now.getHours('Europe/Pariss')"),
            "13-28: unknown time zone 'Europe/Pariss': expected UTC, an "
            "offset like +02:00 or a name like Europe/Paris");
}

TEST(Checker, ReportsAllErrorsAndNoneThatFollows) {
  EXPECT_EQ(check("replica > 2 && nam == 'x' && siz(rows) > 0"),
            "0-7: undefined name 'replica'; did you mean 'replicas'?\n"
            "15-18: undefined name 'nam'; did you mean 'name'?\n"
            "29-32: unknown function 'siz'; did you mean 'size'?");
}

TEST(Checker, ResolvesTheLongestQualifiedName) {
  const Declarations nested = {{"a.b", Type::map(Type::string(), Type::integer())},
                               {"a.b.c", Type::string()}};
  EXPECT_EQ(type_of("a.b.c", nested), "string");
  EXPECT_EQ(type_of("a.b.d", nested), "int");
}

}  // namespace
}  // namespace drctl::expression

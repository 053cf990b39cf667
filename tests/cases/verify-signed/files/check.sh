# docs/journal.md, "Signatures": each line, by openssl alone. The public key, then the journal.
key=$1
while IFS= read -r line; do
  printf %s "$line" | sed 's/,"sig":"[^"]*"}$/}/' > text
  printf %s "$line" | sed 's/.*,"sig":"\([^"]*\)"}$/\1/' | base64 -d > signature
  openssl pkeyutl -verify -pubin -inkey "$key" -rawin -in text -sigfile signature || exit 1
done < "$2"

import type { Language } from '../domain/mindMap.ts'

const goals: Record<Language, readonly string[]> = {
  de: [
    'Keine Armut',
    'Kein Hunger',
    'Gesundheit und Wohlergehen',
    'Hochwertige Bildung',
    'Geschlechtergleichheit',
    'Sauberes Wasser und Sanitäreinrichtungen',
    'Bezahlbare und saubere Energie',
    'Menschenwürdige Arbeit und Wirtschaftswachstum',
    'Industrie, Innovation und Infrastruktur',
    'Weniger Ungleichheiten',
    'Nachhaltige Städte und Gemeinden',
    'Nachhaltige/r Konsum und Produktion',
    'Maßnahmen zum Klimaschutz',
    'Leben unter Wasser',
    'Leben an Land',
    'Frieden, Gerechtigkeit und starke Institutionen',
    'Partnerschaften zur Erreichung der Ziele',
  ],
  en: [
    'No poverty',
    'Zero hunger',
    'Good health and well-being',
    'Quality education',
    'Gender equality',
    'Clean water and sanitation',
    'Affordable and clean energy',
    'Decent work and economic growth',
    'Industry, innovation and infrastructure',
    'Reduced inequalities',
    'Sustainable cities and communities',
    'Responsible consumption and production',
    'Climate action',
    'Life below water',
    'Life on land',
    'Peace, justice and strong institutions',
    'Partnerships for the goals',
  ],
}

/** The short name of one of the United Nations' sustainable development goals, 1 to 17. */
export const goalName = (goal: number, language: Language): string => goals[language][goal - 1] ?? String(goal)
